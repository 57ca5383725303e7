"""What a well-formed lexicon still gets wrong: words that say two things, forms nothing is found by, gaps.

Each finding is a warning with its place; a lexicon with warnings is used as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

from credtui.lexicon.schema import ConceptLinks, Concepts, Lexicon
from credtui.text.morph import Reading, readings
from credtui.tomlio.load import place_of, problem_at
from credtui.tomlio.problem import Problem, nearest
from credtui.tomlio.scan import Lines, Path, Places, scan

EXCLUDE = (
    ("meaning", "truth", "falsehood"), ("meaning", "truth", "denying"),
    ("meaning", "negators", "not_negating"), ("meaning", "first_person", "third_person"),
    ("times", "since", "until"), ("times", "since", "before"), ("times", "before", "after"),
    ("times", "since_then", "till_then"), ("times", "this", "last"), ("times", "this", "next"),
    ("times", "last", "next"), ("times", "early", "middle"), ("times", "early", "late"),
    ("times", "middle", "late"), ("speakers", "masculine", "feminine"),
    ("numbers", "at_least", "at_most"), ("numbers", "at_least", "less_than"),
    ("numbers", "more_than", "less_than"), ("numbers", "more_than", "at_most"),
    ("numbers", "only", "not_only"), ("attribution", "declines", "denials"),
)  # fmt: skip
"""Two lists of one section of which a word can be in one only."""

DICTIONARY = (
    ("attribution", "nouns"), ("attribution", "vehicles"), ("attribution", "reports"),
    ("speakers", "organisations"), ("speakers", "reporters"), ("speakers", "unnamed"),
    ("speakers", "spokespeople"), ("grounds", "witness"), ("grounds", "evidence"), ("grounds", "inferring"),
)  # fmt: skip
"""Lists whose words are found by their dictionary form; concepts and cue verbs besides."""

_SAME = str.maketrans({"ё": "е", "’": "'", "ʼ": "'"})


@dataclass(frozen=True)
class LexiconText:
    """One file of a ``lexicon`` folder, read."""

    file: str
    text: str
    model: Lexicon | Concepts

    @cached_property
    def places(self) -> Places:
        """Where its keys and values stand."""
        return scan(self.text)

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.text)

    def warning(
        self, path: Path, message: str, expected: str = "", suggestion: str = "", word: str = ""
    ) -> Problem:
        """A finding at a value (at one word of it), or at the nearest key around it."""
        place = self.places.get(path)
        span = place.value if place else place_of(self.places, path)
        at = self.text.find(word, *span) if word else -1
        if at >= 0:
            span = (at, at + len(word))
        made = problem_at(self.file, self.lines, span, message, expected, suggestion)
        return replace(made, severity="warning")


def lexicon_problems(files: Sequence[LexiconText]) -> list[Problem]:
    """Every finding of files that are used together; of two files of one language the later one is used."""
    languages: dict[str, LexiconText] = {}
    links: dict[str, ConceptLinks] = {}
    for one in files:
        if isinstance(one.model, Lexicon):
            languages[one.model.language.code] = one
        else:
            links |= one.model.concept
    out: list[Problem] = []
    for one in files:
        if isinstance(one.model, Concepts):
            out += _links(one, one.model, links)
    for one in languages.values():
        if isinstance(one.model, Lexicon):
            out += _clashes(one, one.model)
            out += _clashing_verbs(one, one.model)
            out += _clashing_concepts(one, one.model, links)
            out += _forms(one, one.model)
            out += _gaps(one, one.model, links)
    return out


def _plain(word: str) -> str:
    return word.lower().translate(_SAME)


def _entries(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Words of a list with their places; of a table of words its keys."""
    if isinstance(value, Mapping):
        yield from (((*path, key), key) for key in value)
    else:
        yield from (((*path, i), word) for i, word in enumerate(value) if isinstance(word, str))


def _clashes(one: LexiconText, lexicon: Lexicon) -> Iterator[Problem]:
    """A word in two lists of which it can be in one only, or under two frequencies."""
    for section, first, second in EXCLUDE:
        table = getattr(lexicon, section)
        there = {_plain(w) for _, w in _entries(getattr(table, first), ())}
        for path, word in _entries(getattr(table, second), (section, second)):
            if _plain(word) in there:
                yield one.warning(path, f"'{word}' stands in '{first}' too, which excludes this",
                                  f"it in one of {section}.{first} and {section}.{second}")  # fmt: skip
    seen: dict[str, tuple[int, int | None, int | None]] = {}
    for i, group in enumerate(lexicon.numbers.frequency):
        for path, word in _entries(group.words, ("numbers", "frequency", i, "words")):
            number, *ends = seen.setdefault(_plain(word), (i, group.at_least, group.at_most))
            if number != i and ends != [group.at_least, group.at_most]:
                yield one.warning(path, f"'{word}' stands for another number of times in an entry above",
                                  "one entry for each word")  # fmt: skip


def _clashing_verbs(one: LexiconText, lexicon: Lexicon) -> Iterator[Problem]:
    """A cue verb with two stances, where what follows does not tell which."""
    groups = [(n, g) for n, g in lexicon.attribution.verbs.items() if not g.withheld and not g.attitude]
    for (first, a), (second, b) in combinations(groups, 2):
        both = {_plain(w) for w in a.lemmas}
        shared = sorted(set(a.takes) & set(b.takes))
        if a.stance == b.stance or not shared:
            continue
        for path, word in _entries(b.lemmas, ("attribution", "verbs", second, "lemmas")):
            if _plain(word) in both:
                message = f"'{word}' is {a.stance} in '{first}' and {b.stance} here"
                yield one.warning(path, message, f"one stance, or nothing in common in 'takes' ({shared[0]})")


def _clashing_concepts(
    one: LexiconText, lexicon: Lexicon, links: Mapping[str, ConceptLinks]
) -> Iterator[Problem]:
    """A word of a concept and of its opposite; words of a concept that has no links."""
    for name, words in lexicon.concept.items():
        path = ("concept", name)
        if name not in links:
            yield one.warning(path, f"concept '{name}' is not in concepts.toml", f"[concept.{name}] there",
                              nearest(name, list(links)))  # fmt: skip
            continue
        for other in sorted({*links[name].antonyms, *links[name].excludes} & lexicon.concept.keys()):
            there = {(_plain(e.phrase), e.kind) for e in lexicon.concept[other].entries}
            for entry in words.entries:
                kinds = [kind for word, kind in there if word == _plain(entry.phrase)]
                if any(not kind or entry.kind in ("", kind) for kind in kinds):
                    message = f"'{entry.phrase}' is a word of '{other}' too, the opposite of '{name}'"
                    yield one.warning(path, message, "it in one of the two", word=entry.phrase)


def _forms(one: LexiconText, lexicon: Lexicon) -> Iterator[Problem]:
    """Entries that are no dictionary form, unless the dictionary form stands beside them."""
    verbs = lexicon.attribution.verbs
    cues = [e for n, g in verbs.items() for e in _entries(g.lemmas, ("attribution", "verbs", n, "lemmas"))]
    for entries in (cues, *(list(_entries(getattr(getattr(lexicon, s), n), (s, n))) for s, n in DICTIONARY)):
        have = {_plain(word) for _, word in entries}
        for path, word in entries:
            yield from _form(one, path, word, lexicon, have)
    have = {_plain(word) for words in lexicon.concept.values() for word in words.words}
    for name, words in lexicon.concept.items():
        for entry in words.entries:
            yield from _form(one, ("concept", name), entry.phrase, lexicon, have, entry.kind, whole=True)


def _form(
    one: LexiconText, path: Path, entry: str, lexicon: Lexicon, have: set[str], kind: str = "",
    whole: bool = False,
) -> Iterator[Problem]:  # fmt: skip
    """The finding about one entry; of a phrase every word counts if ``whole``, else those that agree."""
    words = entry.split()
    right = list(words)
    for i, word in enumerate(words):
        known = _read(word, lexicon)
        # a common noun that the dictionary takes for a form of a name is not in it
        if any(not r.known or r.name for r in known) or not (whole or not i or _agrees(words, i, lexicon)):
            continue
        lemmas = list(dict.fromkeys(r.lemma for r in known))
        if _plain(word) not in map(_plain, lemmas) and not _stands_alone(known, lexicon, kind, len(words)):
            right[i] = next((x for x in lemmas if _plain(x) in have), lemmas[0])
    better = " ".join(right)
    if right != words and _plain(better) not in have:
        yield one.warning(path, f"'{entry}' is no dictionary form and is found in this form alone",
                          "a dictionary form", better, word=entry)  # fmt: skip


def _stands_alone(known: Sequence[Reading], lexicon: Lexicon, kind: str, size: int) -> bool:
    """A noun in the plural by itself, an English participle or gerund: this form alone is meant."""
    english = lexicon.language.analyser == "lemminflect"
    if english and (kind in ("ADJ", "NOUN") or any(r.verb_form in ("Part", "Ger") for r in known)):
        return True
    plural = [r for r in known if r.pos == "NOUN" and r.number == "Plur" and r.case in (None, "Nom")]
    return size == 1 and bool(plural)


def _agrees(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """True for a later word of a phrase that changes with the phrase: it stands in the nominative."""
    if lexicon.language.analyser == "lemminflect":
        return False
    cases = {r.case for r in _read(words[i], lexicon) if r.known}
    before = _read(words[i - 1], lexicon)
    adjective = any(r.pos == "ADJ" and r.case == "Nom" for r in before)
    fixed = "Gen" in cases and not adjective
    return "Nom" in cases and not fixed and all(r.pos != "ADP" for r in before)


def _read(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    return readings(word, lexicon.language.code, lexicon.language.analyser)


MANY = 5
"""So many concepts without words are named; of more, how many there are."""


def _gaps(one: LexiconText, lexicon: Lexicon, links: Mapping[str, ConceptLinks]) -> Iterator[Problem]:
    """Concepts that have no word in this language: what is said of them in it is not understood."""
    missing = [n for n in links if n not in lexicon.concept]
    if missing:
        named = ", ".join(missing[:MANY]) + (", ..." if len(missing) > MANY else "")
        count = f"{len(missing)} of {len(links)} concepts have" if len(missing) > 1 else "one concept has"
        found = one.warning(("language", "code"), f"{count} no words in {lexicon.language.name}: {named}",
                              f'[concept] {missing[0]} = "..."')  # fmt: skip
        # a language that is being built lacks most of them, and is used as far as it goes
        built = len(missing) * 2 > len(links)
        yield replace(found, severity="note") if built else found


def _links(one: LexiconText, concepts: Concepts, links: Mapping[str, ConceptLinks]) -> Iterator[Problem]:
    """Links to concepts that are not there, and links that contradict each other."""
    for name, entry in concepts.concept.items():
        for key in ("broader", "antonyms", "implies", "excludes"):
            for path, target in _entries(getattr(entry, key), ("concept", name, key)):
                if target not in links:
                    yield one.warning(path, f"there is no concept '{target}'", "the id of a concept",
                                      nearest(target, list(links)))  # fmt: skip
                elif target == name:
                    yield one.warning(path, f"concept '{name}' is linked to itself", "another concept")
        opposite = {*entry.antonyms, *entry.excludes}
        above = _above(name, links)
        if name in above:
            yield one.warning(("concept", name, "broader"), f"concept '{name}' is a kind of itself",
                              "no circle of broader concepts")  # fmt: skip
        for other in sorted(opposite & above - {name}):
            yield one.warning(("concept", name), f"'{name}' is a kind of '{other}' and its opposite",
                              "one of the two")  # fmt: skip
        for other in sorted(opposite & set(entry.implies)):
            yield one.warning(("concept", name), f"'{name}' implies '{other}' and excludes it",
                              "one of the two")  # fmt: skip


def _above(name: str, links: Mapping[str, ConceptLinks]) -> set[str]:
    """Every concept that this one is a kind of; itself only if there is a circle."""
    out: set[str] = set()
    todo = list(links[name].broader)
    while todo:
        current = todo.pop()
        if current not in out and current in links:
            out.add(current)
            todo += links[current].broader
    return out
