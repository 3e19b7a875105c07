"""Bytes to page: decoding, readers, blocks, outlet, title, stated date, language."""

from riwaya.page.limits import Limits
from riwaya.page.metadata import Metadata
from riwaya.page.read import read_page, read_record
from riwaya.page.readers import Address, Item, Opened, Reader, Record, Skipped
from riwaya.page.walk import read_paths

__all__ = [
    "Address",
    "Item",
    "Limits",
    "Metadata",
    "Opened",
    "Reader",
    "Record",
    "Skipped",
    "read_page",
    "read_paths",
    "read_record",
]
