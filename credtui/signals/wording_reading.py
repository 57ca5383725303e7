"""A text becomes a profile in one pass over its words: clauses, prepositions, negators, verbs of belief."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import combining, normalize

from credtui.lexicon import Lexicons
from credtui.lexicon.wording import Wording
from credtui.signals.wording_language import Language
from credtui.signals.wording_profile import DOES, IS, Profile, Unit
from credtui.signals.wording_stance import stance_of
from credtui.signals.wording_words import Word, words_of

OPENING = 3
"""Words of a text in which what it begins with is looked for."""
LEAST = 4
"""Fewer words are no title."""
MOST_CAPITALS = 0.6
"""Share of the words that have capitals in a title."""
SHORT = 3
"""Letters of the function words that titles leave small."""
LAST_CENTURY = 1900
"""What the decades written in two figures are counted from."""


class Profiler:
    """Makes and remembers profiles."""

    def __init__(self, lexicons: Lexicons | None) -> None:
        self._lexicons = lexicons
        self._languages: dict[str, Language] = {}
        self._profiles: dict[tuple[str, str], Profile] = {}

    def language(self, code: str) -> Language:
        """The wording knowledge of a language; empty for an unknown one."""
        if code not in self._languages:
            lexicon = self._lexicons.of(code) if self._lexicons else None
            self._languages[code] = Language(code, lexicon.wording if lexicon else Wording())
        return self._languages[code]

    def of(self, text: str, lang: str) -> Profile:
        """The profile of one text."""
        if (text, lang) not in self._profiles:
            language = self.language(lang)
            words = words_of(text, language)
            self._profiles[text, lang] = _Reading(words, language).profile()
        return self._profiles[text, lang]


class _Reading:
    """One pass over the words of a text, with what is open at each word."""

    def __init__(self, words: list[Word], language: Language) -> None:
        self._words, self._language = words, language
        self._forms, self._bases = [w.form for w in words], [w.base for w in words]
        self._units: list[Unit] = []
        self._titled = _in_title_case(words)
        self._phrase = 0
        self._last = -1
        self._clauses = 0
        self._main, self._flat = True, False
        self._new_sentence()

    def _new_sentence(self) -> None:
        self._main = True
        self._embedding, self._believed = "main", False
        self._new_clause()

    def _new_clause(self) -> None:
        self._marker = self._head = ""
        self._indefinite = False
        self._begin()

    def _begin(self) -> None:
        """A negator reaches no farther than this, neither way."""
        self._negating = self._describing = False
        self._clause = len(self._units)
        self._clauses += 1

    def profile(self) -> Profile:
        i = 0
        while i < len(self._words):
            i += self._step(i)
        return Profile(
            self._language.code,
            _distinct(self._units),
            self._titled,
            self._stands_in(),
            self._introduces(),
            stance_of(self._words, self._language, self._flat),
            self._flat,
        )

    def _stands_in(self) -> str:
        language, words = self._language, self._words
        if words and words[0].form in language.stand_ins:
            return "word"
        definite = len(words) > 1 and words[0].form in language.determiners - language.indefinite
        common = definite and words[1].kind == "word" and words[1].common and not words[1].capital
        return "thing" if common else ""

    def _introduces(self) -> bool:
        language = self._language
        for i, word in enumerate(self._words[:OPENING]):
            number = word.kind == "number" or word.form in language.cardinals
            if number and i:
                return False  # "killed 65 people": what is counted need not be new
            if number or word.form in language.indefinite or language.negates(word.form, word.base):
                return True
            if word.form in language.determiners or (word.capital and not word.opens):
                return False
        return False

    def _step(self, i: int) -> int:
        """Read the word or phrase at ``i``; how many words were read."""
        word, language = self._words[i], self._language
        if word.opens:
            self._new_sentence()
        elif word.pause:
            self._begin()
        if language.knowing.at(self._forms, self._bases, i) > 1 and (size := self._embed(i)):
            return size  # "can't believe" negates nothing
        if size := language.negating.at(self._forms, self._bases, i):
            self._flat |= self._main and bool(language.undoing.at(self._forms, self._bases, i))
            self._negate()
            return size
        if word.kind == "word" and language.negates(word.form, word.base):
            if not word.comma:  # "No, ..." answers, it does not negate
                self._flat |= self._main and language.negates_clause(word.form) and not self._asks(i)
                self._negate()
            return 1
        if size := self._embed(i):
            return size
        if size := language.long_markers.at(self._forms, self._bases, i):
            self._mark(" ".join(self._forms[i : i + size]))
            return size
        if word.form in language.breaks:
            self._main = False
            self._new_clause()
            self._describing = word.form in language.describing and self._last == i - 1 and not word.pause
            return 1
        if word.form in language.determiners:
            self._indefinite = word.form in language.indefinite
        if word.base in language.copulas or word.form in language.copulas:
            self._mark(IS)
        elif word.form in language.markers:
            self._mark(DOES if word.form in language.doers else word.form)
        elif word.kind == "number" or word.date or not {word.form, word.base} & language.stop:
            self._add(i)
        return 1

    def _asks(self, i: int) -> bool:
        """The negator forbids something ("do not go", "don't go")."""
        word, language = self._words[i], self._language
        if word.opens:
            return word.form not in language.plain_negators
        before = self._words[i - 1]
        return before.opens and before.infinitive and before.form in language.stop

    def _mark(self, marker: str) -> None:
        self._marker = marker
        self._indefinite &= marker == IS  # what a new thing is or does is new with it
        self._head = self._units[-1].key if self._units else ""

    def _negate(self) -> None:
        """What follows in the clause is not so; what stood before in it belongs to the negated claim."""
        if self._describing:  # "whoever did not come was fired" denies nothing
            return
        self._negating = self._language.concord or not self._negating
        for n in range(self._clause, len(self._units)):
            self._units[n] = replace(self._units[n], denied=True)

    def _embed(self, i: int) -> int:
        """A verb of thinking or knowing, or an "if": what follows stands under it until the sentence ends.

        How many words were read here; 0 if the word is still to be read.
        """
        language, forms, bases = self._language, self._forms, self._bases
        size = language.knowing.at(forms, bases, i)
        if size and self._opens_clause(i + size):
            self._add(i + size - 1)
            self._under("given")
            return size
        size = language.disbelieving.at(forms, bases, i)
        if size and self._opens_clause(i + size):  # "in doubt after" believes nothing
            self._under("denied")
            return size
        size = language.believing.at(forms, bases, i)
        if size and (language.bare or self._opens_clause(i + size)):
            asked = self._words[i].asked or self._embedding == "open"
            embedding = "denied" if self._negating else "open" if asked else "held"
            self._negating = self._believed = False
            self._add(i)
            self._under(embedding)
            return 1
        if language.supposing.at(forms, bases, i):
            self._embedding = "open"
        return 0

    def _opens_clause(self, i: int) -> bool:
        """A clause can begin at ``i``: "known for" takes nothing for granted."""
        after, language = self._forms[i : i + 1], self._language
        if not after:
            return False
        known = self._words[i - 1].participle and not self._words[i - 1].finite  # "known as"
        if known or not language.bare:
            return after[0] in language.complements
        return after[0] not in language.markers

    def _under(self, embedding: str) -> None:
        """What is not believed stays so, whatever it says of knowing or thinking in turn."""
        if self._embedding != "denied":
            self._embedding = embedding
        self._begin()
        self._believed = self._embedding == "denied"

    def _add(self, i: int) -> None:
        word = self._words[i]
        before = self._units[-1] if self._units else None
        unit = _unit(word, self._language, self._titled)
        next_to = before is not None and word.follows and self._last == i - 1
        led = i + 1 < len(self._words) and self._forms[i + 1] in self._language.markers
        if word.participle and led:  # "a film directed by": what it is ends before "directed"
            self._marker = self._head = ""
        elif next_to and before is not None:
            self._units[-1] = replace(before, last=False)
        if next_to and unit.kind == "name":
            self._rename(i - 1)
            before = self._units[-1]
        joined = next_to and before is not None and unit.kind == before.kind == "name"
        self._phrase += not joined
        if joined:
            self._units[-1] = replace(self._units[-1], ends=False)
        elif (
            before is not None
            and not self._marker
            and not any(w.pause for w in self._words[self._last + 1 : i + 1])
        ):
            self._lead(unit.key)
        self._last = i
        self._units.append(
            replace(
                unit,
                phrase=self._phrase,
                marker=self._marker,
                head=self._head,
                indefinite=self._indefinite,
                clause=self._clauses,
                negated=self._negating != self._believed,
                denied=self._negating or self._believed,
                embedding=self._embedding,
            )
        )

    def _lead(self, key: str) -> None:
        """The name just before is the doer of the word ``key``, unless a preposition says otherwise."""
        phrase = self._units[-1].phrase
        for n in range(len(self._units) - 1, -1, -1):
            unit = self._units[n]
            if unit.phrase != phrase or unit.kind not in ("name", "place") or unit.marker:
                break
            self._units[n] = replace(unit, marker=DOES, head=key)

    def _rename(self, i: int) -> None:
        """An adjective of a country right before a name is a first name (Roman)."""
        word, place = self._words[i], self._units[-1]
        unknown = not self._language.thesaurus.knows(self._bases[i + 1])
        told = place.marker != IS  # "is an American ..." says what somebody is
        if place.kind == "place" and unknown and told and place.key not in (word.form, word.base):
            self._units[-1] = replace(place, key=word.base, kind="name")


def _in_title_case(words: list[Word]) -> bool:
    """Most words have capitals, such too as a dictionary lists as no names: a list of names is no title."""
    common = [w for w in words if w.common and not w.opens and len(w.form) > SHORT]
    capitals = sum(w.capital for w in words)
    mostly = len(words) >= LEAST and capitals > MOST_CAPITALS * len(words)
    return mostly and (not common or sum(w.capital for w in common) > MOST_CAPITALS * len(common))


def _distinct(units: list[Unit]) -> tuple[Unit, ...]:
    """The first of each key; negated only if it is so wherever it stands, embedded as it last was."""
    out: dict[str, Unit] = {}
    for unit in units:
        seen = out.setdefault(unit.key, unit)
        embedding = seen.embedding if unit.embedding == "main" else unit.embedding
        out[unit.key] = replace(seen, negated=seen.negated and unit.negated, embedding=embedding)
    return tuple(out.values())


def _unit(word: Word, language: Language, titled: bool) -> Unit:
    if word.kind == "number":
        return _figure(word)
    if word.form in language.decades:
        first = language.decades[word.form]
        return Unit(f"#{first:g}s", "year", first, first + 9)
    for table, kind, mark in ((language.cardinals, "number", ""), (language.ordinals, "ordinal", ".")):
        for form in (word.form, word.base):
            if form in table:
                return Unit(f"#{table[form]:g}{mark}", kind, table[form], table[form])
    if word.date:
        return Unit(word.date, word.date.partition("-")[0])
    place = language.place(word.form) or language.place(word.base) if word.capital else None
    if place:
        return Unit(place, "place")
    named = word.capital and not (word.common and (titled or word.opens))
    return Unit(_plain(word.base), "name" if named else "word")


def _plain(text: str) -> str:
    """Latin letters without their accents, which are often left off."""
    if text.isascii():
        return text
    out: list[str] = []
    for char in normalize("NFD", text):
        if not (combining(char) and out and out[-1].isascii()):
            out.append(char)
    return normalize("NFC", "".join(out))


def _figure(word: Word) -> Unit:
    value = word.value
    if value is None:
        return Unit(word.form, "number")
    if word.suffix == "ordinal" and not word.dated:
        return Unit(f"#{value:g}.", "ordinal", value, value)
    if word.suffix == "decade":
        value += LAST_CENTURY if value < 100 else 0
        return Unit(f"#{value:g}s", "year", value, value + 9)
    is_year = len(word.form) == 4 and 1500 <= value <= 2100 and value == int(value)
    kind = "year" if is_year else "day" if word.dated and 1 <= value <= 31 else "number"
    key = f"#{value:g}/{word.dated}" if kind == "day" else f"#{value:g}"  # of no other month
    return Unit(key, kind, value, value)
