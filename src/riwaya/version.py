"""The version that is installed; in a module of its own so that every layer may name it."""

from importlib.metadata import version

VERSION = version("riwaya")
