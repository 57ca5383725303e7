"""``[syntax]`` of a lexicon, compiled once for look-up by word form."""

from __future__ import annotations

from dataclasses import dataclass, field

from credtui.lexicon import Lexicon
from credtui.lexicon.syntax import Syntax

FORMS = (
    "complementisers", "questions", "subordinators", "conditions", "purposes", "coordinators", "contrasts",
    "negators", "predicatives", "absent", "linkers", "adverbs", "asides", "expletives", "subjects", "doers",
    "verbs", "numerals",
    "both",
)  # fmt: skip
"""Lists whose entries are forms in every language."""
LEMMAS = (
    "totals",
    "relatives", "negatives", "be", "have", "do", "modals", "determiners", "possessives", "pronouns",
    "counters", "ditransitive",
)  # fmt: skip
"""Lists whose entries are dictionary forms where words have cases, and forms elsewhere (verbs apart)."""


def plain(word: str) -> str:
    """Lower case with one kind of apostrophe and without stress marks."""
    return word.lower().replace("’", "'").replace("ʼ", "'").replace("\u0301", "")


@dataclass(slots=True)
class Grammar:
    """The closed classes of one language."""

    section: Syntax
    lang: str
    analyser: str
    cases: bool
    """True if cases, not order, tell who did it."""
    forms: dict[str, frozenset[str]] = field(default_factory=dict)
    lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    """First word -> (further words, class), the longest first."""
    governed: dict[str, frozenset[str]] = field(default_factory=dict)
    """Preposition (words joined by a space) -> the cases it governs."""
    speech: frozenset[str] = frozenset()
    """Dictionary forms of verbs that report what somebody says."""
    bare: frozenset[str] = frozenset()
    """Those that can only be followed by what is said, never by a mere object."""
    cues: frozenset[str] = frozenset()
    """Dictionary forms of every verb that attributes, thought and wish apart."""
    inside: frozenset[str] = frozenset()
    """Prepositions of the institution in which it is said without a subject."""
    refusing: frozenset[str] = frozenset()
    """Those of refusing, whose infinitive is what is refused."""
    content_nouns: frozenset[str] = frozenset()
    """Dictionary forms of nouns that a that-clause can hang on: statement, claim, заява."""
    as_words: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    keeping: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    """Prepositions that before a number only say "about" or "more than"."""
    halved: tuple[tuple[str, ...], ...] = ()
    """Words that add a half to the number before them ("and a half")."""
    titles: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    abbreviations: dict[str, bool] = field(default_factory=dict)
    """With their full stop -> True if it can also end a sentence."""

    @property
    def tagged(self) -> bool:
        """True if the analyser tells parts of speech."""
        return self.analyser in ("pymorphy3", "lemminflect")

    def lemmas_of(self, name: str) -> frozenset[str]:
        """The dictionary forms of one list."""
        return frozenset(k for k, names in self.lemmas.items() if name in names)


_MADE: dict[int, tuple[Lexicon, Grammar]] = {}


def grammar_of(lexicon: Lexicon) -> Grammar:
    """The compiled grammar of a lexicon (kept while the lexicon lives)."""
    found = _MADE.get(id(lexicon))
    if found is None or found[0] is not lexicon:
        if len(_MADE) > 32:
            _MADE.clear()
        found = _MADE[id(lexicon)] = (lexicon, _compile(lexicon))
    return found[1]


def _compile(lexicon: Lexicon) -> Grammar:
    section = lexicon.syntax
    forms: dict[str, set[str]] = {}
    lemmas: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def note(entry: str, name: str, table: dict[str, set[str]]) -> None:
        first, *rest = plain(entry).split()
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), name))
        else:
            table.setdefault(first, set()).add(name)

    for name in FORMS:
        for entry in getattr(section, name):
            note(entry, name, forms)
    for name in LEMMAS:
        for entry in getattr(section, name):
            note(entry, name, lemmas)
    for entry in section.prepositions:
        note(entry, "prepositions", forms)
    for found in phrases.values():
        found.sort(key=lambda e: (-len(e[0]), e[1]))
    speech = {
        e.split()[0].lower()
        for g in lexicon.attribution.verbs.values()
        if "quote" in g.takes or "clause" in g.takes
        for e in g.lemmas
    } | {w.split()[0].lower() for w in lexicon.meaning.reporting}
    objects = {
        e.split()[0].lower()
        for g in lexicon.attribution.verbs.values()
        if "object" in g.takes and not g.withheld
        for e in g.lemmas
    }
    bare = {
        e.lower() for g in lexicon.attribution.verbs.values() if "bare" in g.takes for e in g.lemmas
    } - objects
    return Grammar(
        section,
        lexicon.language.code,
        lexicon.language.analyser,
        section.order == "cases",
        {k: frozenset(v) for k, v in forms.items()},
        {k: frozenset(v) for k, v in lemmas.items()},
        phrases,
        {plain(k): frozenset(v) for k, v in section.prepositions.items()},
        frozenset(speech),
        frozenset(bare),
        frozenset(
            e.split()[0].lower()
            for g in lexicon.attribution.verbs.values()
            if not g.attitude
            for e in g.lemmas
        ),
        frozenset(lexicon.attribution.inside),
        frozenset(
            e.split()[0].lower()
            for g in lexicon.attribution.verbs.values()
            if g.keeps_cue and "infinitive" in g.takes
            for e in g.lemmas
        ),
        frozenset(
            n.lower()
            for n in (
                *lexicon.attribution.nouns,
                *lexicon.attribution.reports,
                *(e for g in lexicon.attribution.speech_nouns.values() for e in g.lemmas),
            )
        ),
        frozenset(w.lower() for w in lexicon.attribution.as_words),
        frozenset(plain(w) for w in section.comparing),
        frozenset(section.linking_verbs),
        frozenset(section.asking_verbs),
        frozenset(section.keeping_verbs),
        frozenset(
            plain(w)
            for w in (
                *lexicon.numbers.about,
                *lexicon.numbers.more_than,
                *(lexicon.numbers.up_to if section.order == "fixed" else ()),
            )
        ),
        tuple(tuple(plain(w).split()) for w in lexicon.numbers.halved),
        frozenset(t.lower() for t in lexicon.meaning.titles),
        frozenset(t.lower() for t in lexicon.meaning.calendar),
        {
            **{a.lower(): False for a in lexicon.language.abbreviations},
            **{a.lower(): True for a in lexicon.language.closing_abbreviations},
        },
    )
