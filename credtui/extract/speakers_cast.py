"""Everybody a document has named so far, and who spoke last: what pronouns and short forms point at."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from credtui.extract.figures import Figure
from credtui.extract.named import Named
from credtui.extract.namesakes import told_apart
from credtui.knowledge import Knowledge
from credtui.lexicon.speakers import Speakers
from credtui.model import Document, Span
from credtui.registry.names import is_given
from credtui.registry.similar import alike, given_alike
from credtui.syntax.grammar import grammar_of
from credtui.text.morph import Reading, family_name, lemmas, readings
from credtui.text.sentences import paragraphs
from credtui.text.tokens import Token, tokens

_PERSON = ("official", "person")
_OUTLET = ("outlet", "agency")
_INITIAL = re.compile(r"[ \u00a0]\w\.[ \u00a0]")
_OWNER = re.compile(r"['’]s$")
_ADDRESS = 12
"""Characters of a title before a name, at most."""
_LOOK_BACK = 200
"""How many figures back a pronoun may point: keeps the cost linear."""


class Cast:
    """Named figures in order of text, and the speakers so far in order of speaking."""

    def __init__(self, document: Document, knowledge: Knowledge, found: Named) -> None:
        self._document = document
        self._contents: list[Span] = []
        self._lang = document.lang
        self._registry = knowledge.registry
        lexicon = knowledge.lexicons.of(document.lang)
        self._titles = frozenset(lexicon.language.titles) if lexicon else frozenset[str]()
        self._function_words = grammar_of(lexicon).forms if lexicon else {}
        words = lexicon.speakers if lexicon else Speakers()
        self._not_given = self._titles | frozenset(words.organisations)
        self._definite = frozenset(words.definite)
        self._gendered = frozenset(words.titles_of_men), frozenset(words.titles_of_women)
        self._paragraph_starts = [p.start for p in paragraphs(document.text)]
        self._starts: list[int] = []
        self.small_words = frozenset(t.text for t in found.toks if t.text[:1].islower())
        self.figures: list[Figure] = []
        taken: list[Span] = []
        for span, source_id in found.names:
            kind = self._registry.sources[source_id].kind
            taken.append(span)
            self.figures.append(
                Figure(
                    self._registry.name(source_id), source_id, kind, span.start,
                    self._gender(span.of(document.text)), self._nominative(span.of(document.text)),
                )
            )  # fmt: skip
        self.figures.extend(self._people(taken, [t for t in found.toks if t.kind == "word"]))
        self.figures.sort(key=lambda f: f.at)
        self._address()
        self._speakers: list[Figure] = []
        self._known: dict[str, str] | None = None
        self._unlisted: list[Figure] = []
        self._genders_listed: dict[str, str | None] = {}

    def _address(self) -> None:
        """ "Mr. Vell", once, tells who he is wherever he is named; not of two who share the surname."""
        known: dict[str, str] = {}
        names = {f.name for f in self.figures if f.kind in _PERSON}
        bearers = Counter(name.rpartition(" ")[2] for name in names)
        for figure in self.figures:
            if bearers[figure.name.rpartition(" ")[2]] != 1:
                continue
            before = self._document.text[max(0, figure.at - _ADDRESS) : figure.at].rstrip(" .\u00a0")
            title = re.split(r"[^\w-]", before)[-1].lower()
            for gender, forms in zip(("Masc", "Fem"), self._gendered, strict=True):
                if title in forms and figure.kind in _PERSON:
                    known.setdefault(figure.name, gender)
        self.figures = [
            replace(f, gender=known[f.name]) if f.name in known and not f.gender else f for f in self.figures
        ]

    def _fits(self, figure: Figure, what: str) -> bool:
        """The figure is what a pronoun of this kind can stand for."""
        person = figure.kind in _PERSON or figure.kind == "anonymous"
        if what in ("masculine", "feminine"):
            other = "Fem" if what == "masculine" else "Masc"
            return person and (figure.gender or self._listed_gender(figure.id)) != other
        if what in ("neuter", "here", "organisation"):
            return figure.kind == "institution" or (what == "here" and figure.kind in _OUTLET)
        if what == "outlet":
            return figure.kind in _OUTLET
        return True

    def _listed_gender(self, source_id: str | None) -> str | None:
        """What the given name of a source tells in the languages whose dictionaries list names."""
        if source_id is None or source_id not in self._registry.sources:
            return None
        if source_id not in self._genders_listed:
            names = self._registry.sources[source_id].names
            given = [(n.split()[0], lang) for lang, listed in names.items() for n in listed if " " in n]
            found = [r.gender for n, lang in given for r in readings(n, lang) if r.name == "Giv" and r.gender]
            self._genders_listed[source_id] = found[0] if len(set(found)) == 1 else None
        return self._genders_listed[source_id]

    def _people(self, taken: list[Span], words: list[Token]) -> list[Figure]:
        """Given name + surname pairs that the registry does not know."""
        busy = {i for span in taken for i in range(span.start, span.end)}
        out = []
        for first, second in itertools.chain(itertools.pairwise(words), self._with_initial(words)):
            if first.start in busy or second.start in busy or not self._pair(first, second):
                continue
            words_of = self._document.text[first.start : second.end]
            out.append(
                Figure(
                    self._plain(first, second), None, "person", first.start,
                    self._gender(words_of), self._nominative(words_of),
                )
            )  # fmt: skip
        return out + self._short_forms(out, words, busy)

    def _with_initial(self, words: list[Token]) -> Iterator[tuple[Token, Token]]:
        """First and last word of "John Q. Hadley"."""
        for first, initial, second in zip(words, words[1:], words[2:], strict=False):
            gap = self._document.text[first.end : second.start]
            if len(initial.text) == 1 and initial.text.isupper() and _INITIAL.fullmatch(gap):
                yield first, second

    def _short_forms(self, people: list[Figure], words: list[Token], busy: set[int]) -> list[Figure]:
        """Surnames alone, after the full name: they are subjects that pronouns point at."""
        out = []
        first = {f.name: f for f in reversed(people)}  # each name once, where it stands first
        by_letter: dict[str, list[tuple[Figure, str]]] = {}
        for figure in first.values():
            surname = figure.name.rpartition(" ")[2]
            by_letter.setdefault(surname[0], []).append((figure, surname))
        for token in words:
            if token.start in busy or not token.text[:1].isupper() or len(token.text) < 3:
                continue
            for figure, surname in by_letter.get(token.text[0], ()):
                later = token.start > figure.at + len(figure.name)
                if later and _form_of(token.text, surname, self._lang):
                    out.append(replace(figure, at=token.start, subject=self._nominative(token.text)))
                    break
        return out

    def _pair(self, first: Token, second: Token) -> bool:
        gap = self._document.text[first.end : second.start]
        capitals = first.text[:1].isupper() and second.text[:1].isupper()
        if not capitals or (gap not in (" ", "\u00a0") and not _INITIAL.fullmatch(gap)):
            return False
        if second.lower in self._titles:
            return False  # "Ostrel Sen. Dora Vell"
        if (
            first.text.isupper()
            or _OWNER.sub("", second.text).isupper()
            or min(len(first.text), len(second.text)) < 3
        ):
            return False
        inside = self._document.text[max(0, first.start - 2) : first.start].strip(" \u00a0").isalpha()
        if self._lang == "en":
            small = first.lower in self._function_words or first.lower in self._definite
            if small or _OWNER.search(first.text):
                return False  # "But Vell", "The Westbrook", "Kutsk's Vell"
            given = is_given(first.text, "en", self._not_given) or (inside and self._could_name(first))
            return given and _unlisted(second.text)
        surname = any(r.name == "Sur" for r in readings(second.text, self._lang))
        if inside and surname and first.lower not in self._titles:
            return True  # a capital in mid-sentence before a surname: a given name, listed or not
        return any(r.name == "Giv" for r in readings(first.text, self._lang)) or (
            _unlisted_slavic(first.text, self._lang) and _unlisted_slavic(second.text, self._lang)
        )

    def _could_name(self, word: Token) -> bool:
        """A verb's dictionary form ("Peter") with a capital behind a small word is a name."""
        before = self._document.text[max(0, word.start - 40) : word.start].split()[-1:]
        verbs = all(r.pos == "VERB" and r.verb_form == "Inf" for r in readings(word.text, "en"))
        return verbs and bool(before) and before[0][:1].islower() and word.lower not in self._titles

    def _plain(self, first: Token, second: Token) -> str:
        """The name in its dictionary form where the dictionary has it, else as written.

        The given name decides case and gender: "Соколова" after "Виктора" is no woman's nominative.
        """
        given = self._given_readings(first, second)
        if not given or any(r.case in (None, "Nom") for r in given):
            return _OWNER.sub("", self._document.text[first.start : second.end])
        cases = frozenset(r.case for r in given if r.case)
        parts = [given[0].lemma, family_name(second.text, self._lang, given[0].gender or "", cases)]
        return " ".join("-".join(p.capitalize() for p in part.split("-")) for part in parts)

    def _given_readings(self, first: Token, second: Token) -> list[Reading]:
        """The given name's readings, of these the ones that agree with the surname: "Лесі" is no man here."""
        given = [r for r in readings(first.text, self._lang) if r.name == "Giv"]
        given = [r for r in given if r.number != "Plur"] or given  # nobody is called by a plural
        family = {(r.gender, r.case) for r in readings(second.text, self._lang) if r.name == "Sur"}
        return [r for r in given if (r.gender, r.case) in family] or given

    def _gender(self, words: str) -> str | None:
        found = tokens(words)
        for token in found:
            for reading in self._given_readings(token, found[-1]):
                if reading.gender:
                    return reading.gender
        return None

    def _nominative(self, words: str) -> bool:
        found = [r.case for t in tokens(words)[:1] for r in readings(t.text, self._lang)]
        return not found or any(case in (None, "Nom") for case in found)

    def speaks(self, figure: Figure, at: int, head: frozenset[str]) -> None:
        """Remember that ``figure`` spoke through a mention at ``at`` with this head noun."""
        known = self._genders().get(figure.name, figure.gender)
        self._speakers.append(Figure(figure.name, figure.id, figure.kind, at, known, True, head))

    def _genders(self) -> dict[str, str]:
        if self._known is None:
            self._known = {f.name: f.gender for f in reversed(self.figures) if f.gender}
            unnamed = [f for f in self.figures if f.kind == "person" and f.id is None]
            self._unlisted = list({f.name: f for f in unnamed}.values())
        return self._known

    def person_in(self, words: str, at: int, told_by: str | None = None) -> Figure | None:
        """The person of this document whose surname the mention at ``at`` holds, or None.

        ``told_by`` is the gender of the verb: of two people of one surname it tells who spoke.
        """
        said = [t.text for t in tokens(words) if t.kind == "word" and t.text[:1].isupper()]
        said = [w for w in said if w.lower() not in self._definite]
        if not said:
            return None
        self._genders()
        people = [f for f in self._unlisted if told_by is None or f.gender in (None, told_by)]
        found = [f for f in people if self._holds(said, f)]
        whole = [f for f in found if " ".join(said).endswith(f.name)]  # "Engineer Vira Tkach" is Vira Tkach
        if len(whole) == 1:
            return whole[0]
        if len(found) > 1:
            return told_apart(found, self.figures, words, at, self._document.text, self._lang, self._gendered)
        return found[0] if found else None

    def _holds(self, said: list[str], figure: Figure) -> bool:
        """The capitalised words of a mention have this person's surname, and no other given name."""
        given, _, surname = figure.name.partition(" ")
        surname = surname.rpartition(" ")[2]
        for i, word in enumerate(said):
            if _form_of(word, surname, self._lang):
                before = next((w for w in reversed(said[:i]) if len(w) > 1), None)
                if before is None or self._same_given(before, given) or not self._given(before):
                    return True
        return False

    def _same_given(self, word: str, given: str) -> bool:
        return given_alike(word, given) or given.lower() in lemmas(word, self._lang)

    def _given(self, word: str) -> bool:
        return is_given(word, self._lang, self._titles)

    def joint(self, start: int, end: int) -> bool:
        """True if two people are named between two places with nothing but "and" before the second."""
        low, high = bisect_left(self._at(), start), bisect_left(self._at(), end)
        people = [f for f in self.figures[low:high] if f.kind in _PERSON]
        for first, second in itertools.pairwise(people):
            joins = self._document.text[first.at : second.at].split()[-1:]
            if first.name != second.name and joins and self._joins(joins[0]):
                return True
        return False

    def _joins(self, word: str) -> bool:
        return "coordinators" in self._function_words.get(word.lower(), ())

    def last(self, at: int, what: str) -> Figure | None:
        """Who a pronoun of this kind (or ``here``, ``organisation``, ``outlet``) points at, before ``at``.

        Whoever spoke last comes first, unless somebody who fits was named as a subject since.
        """
        speakers = [f for f in self._speakers[-_LOOK_BACK:] if f.at < at and self._fits(f, what)]
        end = bisect_left(self._at(), at)
        named = [f for f in self.figures[max(0, end - _LOOK_BACK) : end] if self._fits(f, what) and f.subject]
        paragraph = self._paragraph(at)
        recent = [
            f
            for f in named
            if f.at >= paragraph
            and (not speakers or (f.at > speakers[-1].at and not self._in_words_told(f.at)))
        ]
        if recent and what != "plural":
            return recent[-1]
        if speakers:
            return speakers[-1]
        return named[-1] if named else self._somebody(at, what)

    def _somebody(self, at: int, what: str) -> Figure | None:
        """For "he" or "she" without a known person: whoever of an unknown kind spoke last."""
        if what not in ("masculine", "feminine"):
            return None
        gender = "Fem" if what == "masculine" else "Masc"
        near = (f for f in reversed(self._speakers[-_LOOK_BACK:]) if f.at < at)
        return next((f for f in near if f.kind == "unknown" and f.gender != gender), None)

    def _at(self) -> list[int]:
        """Where the figures stand, in order."""
        if len(self._starts) != len(self.figures):
            self._starts = [f.at for f in self.figures]
        return self._starts

    def _paragraph(self, at: int) -> int:
        """Where the paragraph around ``at`` starts."""
        index = bisect_right(self._paragraph_starts, at) - 1
        return self._paragraph_starts[index] if index >= 0 else 0

    def spoke(self, source: str, at: int) -> bool:
        """True if this source was a speaker before ``at``."""
        return any(f.id == source and f.at < at for f in self._speakers)

    def told(self, content: Span) -> None:
        """Remember words that somebody is reported to have said."""
        self._contents.append(content)

    def _in_words_told(self, at: int) -> bool:
        """True if the place lies in the last words reported: who is named there is spoken of."""
        return any(c.start <= at < c.end for c in self._contents[-_LOOK_BACK:])

    def last_speaker(self, at: int) -> Figure | None:
        """Whoever spoke last before ``at``."""
        return next((f for f in reversed(self._speakers) if f.at < at), None)

    def same_head(self, head: frozenset[str], at: int) -> Figure | None:
        """The speaker that was introduced by the same noun earlier ("an official" ... "the official")."""
        for figure in reversed(self._speakers[-_LOOK_BACK:]):
            if figure.at < at and figure.head & head:
                return figure
        return None

    def namesake(self, surname: str, at: int) -> Figure | None:
        """The person with this surname who spoke last ("Mayor Hadley" ... "Hadley")."""
        for figure in reversed(self._speakers[-_LOOK_BACK:]):
            known = figure.kind == "person" and figure.id is None and figure.at < at
            if known and _form_of(surname, figure.name.rpartition(" ")[2], self._lang):
                return figure
        return None

    def person_of_paragraph(self, at: int) -> Figure | None:
        """The one person named in the paragraph before ``at``."""
        low, high = bisect_left(self._at(), self._paragraph(at)), bisect_left(self._at(), at)
        people = {f.name: f for f in self.figures[low:high] if f.kind in _PERSON}
        return next(iter(people.values())) if len(people) == 1 else None


def _unlisted(word: str) -> bool:
    """True if no English dictionary knows the word: what stands last in a name rather than a title."""
    return not any(r.known for r in readings(word, "en"))


def _unlisted_slavic(word: str, lang: str) -> bool:
    found = readings(word, lang)
    return any(r.name in ("Giv", "Sur", "Pat") for r in found) or not any(r.known for r in found)


def _form_of(word: str, surname: str, lang: str) -> bool:
    """True if ``word`` is ``surname`` in some case."""
    if alike(word.removesuffix("'s").removesuffix("’s"), surname):
        return True
    found = [r for r in readings(word, lang) if r.name or not r.known]
    if any(alike(r.lemma, surname.lower()) for r in found):
        return True
    genders = {r.gender for r in found if r.name == "Sur" and r.gender}
    return any(family_name(word, lang, gender) == surname.lower() for gender in genders)
