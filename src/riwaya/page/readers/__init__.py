"""Readers: what turns a file into pages (JSON rows, archive members), or the plug-ins' own formats."""

from riwaya.page.readers.base import Found, Item, Reader, Skipped, installed
from riwaya.page.readers.rows import Record

__all__ = ["Found", "Item", "Reader", "Record", "Skipped", "installed"]
