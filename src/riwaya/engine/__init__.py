"""Runs the pure stages over pages: in this process or in several, with the same result."""

from riwaya.engine.run import Built, build

__all__ = ["Built", "build"]
