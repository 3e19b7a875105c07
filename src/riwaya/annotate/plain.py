"""Documents in their plain form, which the stages read, and what was found there back in the page's own text."""

from __future__ import annotations

import msgspec

from riwaya.language.plain import Plain, moved
from riwaya.model import Claim, Document, Link

#: What is read of a page before the stages: it keeps the places that it has in the page.
_BEFORE = ("blocks", "title", "byline", "outlet")
_LAYERS = ("mentions", "times", "figures", "claims", "events", "published")


def plain(document: Document, form: Plain) -> Document:
    """`document` with its plain text and every place in it moved there."""
    places = {name: moved(getattr(document, name), form.span) for name in (*_BEFORE, *_LAYERS)}
    return msgspec.structs.replace(document, text=form.text, **places)


def restored(before: Document, read: Document, found: Document, form: Plain) -> Document:
    """What was found in the plain form, in the page's own text.

    Args:
        before: the page.
        read: its plain form as the stages got it.
        found: the same with the layers that they added.
    """
    changes = {}
    for name in _LAYERS:
        value = getattr(found, name)
        same = value == getattr(read, name)
        changes[name] = getattr(before, name) if same else moved(value, form.back)
    done = msgspec.structs.replace(before, **changes)
    return msgspec.structs.replace(done, claims=_worded(done, found))


def _worded(done: Document, found: Document) -> tuple[Claim, ...]:
    """The claims, a link's text being the page's own words where it was those of the plain form."""
    return tuple(
        msgspec.structs.replace(
            claim,
            chain=tuple(
                _own_words(link, old, done, found)
                for link, old in zip(claim.chain, was.chain, strict=True)
            ),
        )
        for claim, was in zip(done.claims, found.claims, strict=True)
    )


def _own_words(link: Link, old: Link, done: Document, found: Document) -> Link:
    if link.span is None or old.span is None or found.quote(old.span) != old.text:
        return link
    return msgspec.structs.replace(link, text=done.quote(link.span))
