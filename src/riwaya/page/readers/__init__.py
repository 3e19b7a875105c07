"""Readers: what turns a file into pages (JSON rows, archive members), or the plug-ins' own formats."""

from riwaya.page.readers.base import (
    Address,
    Found,
    Item,
    Opened,
    Reader,
    Skipped,
    installed,
)
from riwaya.page.readers.rows import Record

__all__ = ["Address", "Found", "Item", "Opened", "Reader", "Record", "Skipped", "installed"]
