"""Pages built by hand, with only the annotations that a test is about."""

from __future__ import annotations

from riwaya.model import (
    Argument,
    Block,
    Claim,
    Document,
    EventDate,
    EventMention,
    EventPlace,
    Figure,
    Link,
    Mention,
    Outlet,
    Publication,
    Span,
)


class PageBuilder:
    """Makes a document out of a text; annotations name words of it."""

    def __init__(
        self, name: str, text: str, *, outlet: str = "", day: str = "", title: str = ""
    ) -> None:
        self.name, self.outlet, self.day = name, outlet, day
        self.text = f"{title}\n\n{text}" if title else text
        self.title = Span(0, len(title)) if title else None
        self.mentions: list[Mention] = []
        self.events: list[EventMention] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.byline = ""

    def span(self, words: str, nth: int = 1) -> Span:
        """The place of the n-th occurrence of `words`."""
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def mention(self, words: str, kind: str, *names: str, nth: int = 1) -> PageBuilder:
        at = self.span(words, nth)
        self.mentions.append(
            Mention(
                f"{self.name}:m{len(self.mentions) + 1}",
                at.start,
                at.end,
                kind,  # type: ignore[arg-type]
                names=names or (words,),
            )
        )
        return self

    def event(
        self,
        words: str,
        kind: str,
        *,
        day: str = "",
        place: str = "",
        actor: str = "",
        target: str = "",
        status: str = "occurred",
        claim: str | None = None,
        nth: int = 1,
    ) -> PageBuilder:
        at = self.span(words, nth)
        roles = [("actor", actor), ("target", target)]
        self.events.append(
            EventMention(
                f"{self.name}:e{len(self.events) + 1}",
                kind,
                at,
                status,  # type: ignore[arg-type]
                date=EventDate(day, day, day, "day") if day else None,
                place=EventPlace(place) if place else None,
                arguments=tuple(
                    Argument(role, name, at)  # type: ignore[arg-type]
                    for role, name in roles
                    if name
                ),
                claim=claim,
            )
        )
        return self

    def claim(
        self,
        cue: str,
        content: str,
        *chain: str,
        anonymous: bool = False,
        stance: str = "assert",
        role: str = "organisation",
    ) -> PageBuilder:
        links = tuple(
            Link(
                name,
                name,
                ("source" if anonymous and at == len(chain) - 1 else role),  # type: ignore[arg-type]
                anonymous and at == len(chain) - 1,
            )
            for at, name in enumerate(chain)
        )
        self.claims.append(
            Claim(
                f"{self.name}:c{len(self.claims) + 1}",
                self.span(cue),
                self.span(content),
                links,
                stance,  # type: ignore[arg-type]
                "indirect",
                "CT+",
            )
        )
        return self

    def figure(
        self, words: str, what: str, value: int, *, event: int = 1, claim: int = 0, who: str = ""
    ) -> PageBuilder:
        at = self.span(words)
        self.figures.append(
            Figure(
                f"{self.name}:f{len(self.figures) + 1}",
                at.start,
                at.end,
                what,
                value,
                who=who or None,
                event=f"{self.name}:e{event}",
                claim=f"{self.name}:c{claim}" if claim else None,
            )
        )
        return self

    def credited(self, byline: str) -> PageBuilder:
        self.byline = byline
        return self

    def build(self) -> Document:
        text = self.text
        blocks = []
        if self.title:
            blocks.append(Block(0, self.title.end, "title"))
            blocks.append(Block(self.title.end + 2, len(text), "body"))
        else:
            blocks.append(Block(0, len(text), "body"))
        if self.byline:
            blocks.append(Block(len(text) + 1, len(text) + 1 + len(self.byline), "byline"))
            text = f"{text}\n{self.byline}"
        return Document(
            id=self.name,
            source=f"{self.name}.txt",
            sha256=self.name,
            media_type="text/plain",
            encoding="utf-8",
            text=text,
            language="ar",
            outlet=Outlet(self.outlet, "stated") if self.outlet else None,
            title=self.title,
            published=Publication(self.day, self.day, self.day, "stated") if self.day else None,
            blocks=tuple(blocks),
            mentions=tuple(self.mentions),
            events=tuple(self.events),
            claims=tuple(self.claims),
            figures=tuple(self.figures),
        )
