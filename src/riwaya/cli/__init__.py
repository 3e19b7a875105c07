"""The command line: one command a module. Exit codes are in `riwaya.cli.exits`."""

from riwaya.cli.app import main

__all__ = ["main"]
