"""Annotated pages to dossier: copies, reliance, entities, dates, events, roots, conflicts, framing."""

from riwaya.link.linker import link

__all__ = ["link"]
