"""What a head noun governs: «وزارة» الداخلية السعودية، «مجلس» شورى مجاهدي درنة، «حقل» الشرارة."""

from __future__ import annotations

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    DEFINITE,
    DOMAIN,
    GIVEN,
    IN,
    INSTITUTIONAL,
    NAME,
    OPENS,
    ORG_HEAD,
    PLACE_HEAD,
    PLURAL,
    SHY,
    TASK,
    TITLE,
    UNSURE,
    Phrase,
)
from riwaya.annotate.naming.looks import clitic
from riwaya.annotate.naming.persons import Persons
from riwaya.annotate.naming.scan import Scan
from riwaya.annotate.naming.walk import LED, Walk
from riwaya.language.affixes import (
    AND_THE,
    HE,
    NISBA_TA_MARBUTAS,
    OWNED,
    TA_MARBUTA,
    TO,
    TO_THE,
)

_LEAST_WITH_PRONOUN = 5
#: Sorts of organisation whose name may say what they are for.
_TASKED = frozenset(
    [
        "ngo",
        "agency",
        "company",
        "union",
        "club",
        "university",
        "media",
        "government",
        "igo",
        "party",
    ]
)
#: Sorts whose name may join two fields («وزارة الصحة والسكان»).
_JOINT = _TASKED | {"ministry", "court", "facility"}
#: Sorts of which a definite plural speaks in general («المجالس المحلية»).
_MANY = frozenset(("armed_group", "government", "ministry"))
#: Sorts that bear a person's name behind their own adjectives.
DEDICATED = frozenset(("facility", "airport", "university"))
#: Kinds of title that end an organisation's name before them; professions are adjectives as often.
_BREAKING = frozenset(("rank", "honorific", "office", "kin"))
#: Endings of feminine relational adjectives.


class Chains:
    """Finds how far the complement of a head noun reaches."""

    def __init__(self, scan: Scan, persons: Persons) -> None:
        self._scan = scan
        self._persons = persons

    def end(self, at: int, head: Phrase) -> tuple[int, bool]:
        """Where the idafa and adjectives from token `at` on end (0: they name nothing), and whether what
        they say is too common to be sure of a name."""
        scan = self._scan
        inside, quoted = scan.into_quotes(at)
        # «السجن «مع وقف التنفيذ»»
        if quoted and head.flags & DEFINITE and head.flags & PLACE_HEAD:
            return 0, False
        if quoted:
            return (0 if self.led(inside, head) else quoted), False
        if at >= scan.last or head.flags & SHY or self.led(at, head):
            return 0, False
        # «أم الرزم», «عين دراهم»: parts of villages' names take one word.
        if head.sort == "village" and head.flags & UNSURE:
            if head.flags & DEFINITE:
                return 0, False
            return (at + 1, True) if scan.goes_on(at) and scan.definite(at) else (0, False)
        if not self._opens_name(at, head):
            return 0, False
        titled = self._honoured(at, head)
        if titled:
            return titled, False
        person, sure = self._persons.sequence(at)
        closed = head.flags & DEFINITE or scan.definite(at - 1)
        closed = closed or (
            scan.definite(at) and scan.has(at, TITLE)
        )  # «برئاسة المهندس جديع القحطاني»
        if person - at >= 2 and sure and not closed and not scan.tokens[at].line:
            return person, False
        return Walk(self, scan, at, head).result()

    def _honoured(self, at: int, head: Phrase) -> int:
        """Where «جامعة الملك سعود», named after a titled person, ends (0: it is not)."""
        scan = self._scan
        if head.flags & DEFINITE or head.sort in LED:
            return 0
        for phrase, end in scan.matches(at):
            if phrase.flags & TITLE and phrase.flags & DEFINITE and phrase.sort in _BREAKING:
                last = self._persons.sequence(end)[0]
                return last if last > end and not scan.tokens[end].line else 0
        return 0

    def dedicated(self, at: int, head: Phrase) -> int:
        """Where the person after whom a building is named ends: «المستشفى الجامعي فرحات حشاد» (0: none)."""
        if not head.flags & DEFINITE or head.sort not in DEDICATED:
            return 0
        last, sure = self._persons.sequence(at)
        named = last - at >= 2 and sure and not self._scan.word(at).prefix
        return last if named else 0

    def led(self, at: int, head: Phrase) -> bool:
        """«قوات حفتر»: a group known by its leader has no name of its own."""
        if head.sort not in LED or at >= self._scan.last:
            return False
        given = self._scan.word(at).flags & (GIVEN | OPENS)
        return bool(given and self._persons.begins(at)) or self._scan.is_person(at)

    def breaks(self, at: int) -> bool:
        """Whether a title, another head or a person's name begins at `at`."""
        scan = self._scan
        return self._persons.begins(at) or scan.is_person(at) or self.introduces(at)

    def introduces(self, at: int) -> bool:
        """Whether a title or another head begins at `at`."""
        scan = self._scan
        for phrase, end in scan.matches(at):
            title = phrase.flags & TITLE
            if title and end < scan.last and (scan.is_person(end) or self._persons.begins(end)):
                return True
            if title and phrase.sort in _BREAKING and self._bears_name(end):
                return True
            # «للبنوك» says what the organisation is for.
            field = phrase.prefix and scan.word(at).inner & DOMAIN
            if phrase.flags & DEFINITE and not phrase.flags & UNSURE and not field:
                head = phrase.flags & (ORG_HEAD | PLACE_HEAD)
                if head or (title and phrase.sort in _BREAKING):
                    return True
        return False

    def _bears_name(self, at: int) -> bool:
        """Whether behind a title with its article a given name or a further title stands («العميد عبدالرحمن»)."""
        scan = self._scan
        if at >= scan.last or not scan.definite(at - 1):
            return False
        return bool(scan.word(at).flags & (GIVEN | OPENS)) or any(
            p.flags & TITLE and p.flags & DEFINITE and p.sort in _BREAKING
            for p, _ in scan.matches(at)
        )

    def noun(self, at: int) -> bool:
        """Whether an indefinite word can stand within an idafa: no verb, nothing with a preposition."""
        scan = self._scan
        word, token = scan.word(at), scan.tokens[at]
        if token.text.startswith(HE) and not word.flags & (NAME | ADJECTIVE):
            return False
        if token.text.startswith(TO_THE) or (token.text.startswith(TO) and word.inner):
            return False
        if token.raw.endswith(OWNED) and len(token.text) >= _LEAST_WITH_PRONOUN:
            return False
        if clitic(scan, at):
            return False
        return not any(
            p.prefix
            and (p.known or p.flags & (ORG_HEAD | PLACE_HEAD | TITLE))
            and not scan.whole(at, p.prefix)
            for p, _ in scan.matches(at)
        )

    def appended(self, at: int, head: Phrase) -> int:
        """Where what is joined to a whole name by و or ل ends: «والتأهيل», «لحقوق الإنسان»."""
        scan = self._scan
        text = scan.tokens[at].text
        if text.startswith(AND_THE):
            head_noun = scan.has(at, ORG_HEAD | PLACE_HEAD) and not scan.word(at).inner & DOMAIN
            other = scan.known_at(at) or head_noun
            # «الهيئة الوطنية والدولية», but not «المكتب التنفيذي والمجتمع المدني».
            alike = scan.word(at).inner & (ADJECTIVE | INSTITUTIONAL | DOMAIN)
            # «مجلس التعاون الخليجي والأمين العام»
            other = other or (scan.word(at - 1).flags & ADJECTIVE and not alike)
            other = other or (head.flags & DEFINITE and not alike and not self._purpose(at - 1))
            return at + 1 if head.sort in _JOINT and not other else 0
        if head.sort not in _TASKED or not text.startswith(TO):
            return 0
        if text.startswith(TO_THE):
            return at + 1
        following = at + 1 < scan.last and scan.word(at + 1).definite
        return at + 2 if scan.word(at).inner & TASK and following else 0

    def _purpose(self, at: int) -> bool:
        """«للثقافة» والفنون, what an organisation is for."""
        return self._scan.tokens[at].text.startswith(TO_THE)

    def _opens_name(self, at: int, head: Phrase) -> bool:
        """Whether a plural or definite head with what follows it may be a name at all.

        «المنظمات الوطنية», «الجماعات الكردية» are many; «حركة رمزية» is described; «الثكنة العسكرية» is any; «قوات الجيش» are the army's; «اللواء الليبي» is a man; «التيار الكهربائي»
        is none.
        """
        if head.flags & PLURAL and (head.sort not in LED or self.organisation(at)):
            return False
        if head.flags & PLURAL and head.flags & DEFINITE and head.sort in _MANY:
            return False
        if not head.flags & DEFINITE and self._described(at):
            return False
        # «مسجد جنوب المدينة»
        if (
            head.flags & PLACE_HEAD
            and self._scan.word(at).flags & IN
            and not self._scan.known_at(at)
        ):
            return False
        if head.flags & DEFINITE and head.sort == "base":
            return False
        if not head.flags & DEFINITE or not head.flags & UNSURE:
            return True
        if any(p.flags & TITLE and p.flags & DEFINITE for p, _ in self._scan.matches(at - 1)):
            return False
        return bool(self._scan.word(at).flags & (ADJECTIVE | INSTITUTIONAL | DOMAIN))

    def _described(self, at: int) -> bool:
        """Whether an indefinite adjective stands at `at` («حركة رمزية», «جامعة ألمانية»), as none does in a
        name."""
        scan = self._scan
        token, word = scan.tokens[at], scan.word(at)
        if scan.definite(at) or word.flags & DOMAIN or scan.known_at(at, person=True):
            return False
        return token.raw.endswith(NISBA_TA_MARBUTAS) or bool(
            word.flags & ADJECTIVE and not word.flags & NAME and token.raw.endswith(TA_MARBUTA)
        )

    def organisation(self, at: int) -> bool:
        """Whether an organisation that needs no other head begins at `at`."""
        return any(
            (p.known and p.known.type == "ORG" and not p.known.ambiguous)
            or (p.flags & ORG_HEAD and not p.flags & (UNSURE | PLURAL))
            for p, _ in self._scan.matches(at)
        )
