"""Runs the pure stages over pages: in this process or in several, with the same result."""

from riwaya.engine.run import Built, TooManyError, build

__all__ = ["Built", "TooManyError", "build"]
