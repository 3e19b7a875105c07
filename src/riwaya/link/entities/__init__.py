"""One entity across pages: spellings, short forms and titles joined, people of one name kept apart."""

from riwaya.link.entities.fill import Linked, link_entities

__all__ = ["Linked", "link_entities"]
