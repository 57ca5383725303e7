"""The wording knowledge of one language, ready for lookups: phrases, numbers, months, places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from credtui.bundled import rules_dir
from credtui.lexicon.wording import Wording
from credtui.signals.thesaurus import Thesaurus, load_thesaurus
from credtui.text.morph import lemma


class Phrases:
    """A set of words and phrases; each word of a phrase matches by its form or its lemma."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
        for entry in entries:
            words = tuple(entry.split())
            if words:
                self._by_first[words[0]] = (*self._by_first.get(words[0], ()), words)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def at(self, forms: Sequence[str], bases: Sequence[str], i: int) -> int:
        """How many words the longest phrase that begins at ``i`` has; 0 if none does."""
        form, base = forms[i], bases[i]
        entries = self._by_first.get(form, ())
        if base != form and base in self._by_first:
            entries = (*entries, *self._by_first[base])
        best = 0
        for words in entries:
            n = len(words)
            if n > best and i + n <= len(forms):
                rest = zip(words, forms[i : i + n], bases[i : i + n], strict=True)
                if all(word in both for word, *both in rest):
                    best = n
        return best


class Language:
    """The wording section of one language, ready for lookups."""

    def __init__(self, code: str, wording: Wording) -> None:
        self.code = code
        self.stop = frozenset(wording.stop)
        self.markers = frozenset(wording.markers)
        self.long_markers = Phrases(m for m in wording.markers if " " in m)
        self.doers = frozenset(wording.doers)
        self.copulas = frozenset(wording.copulas)
        self.indefinite = frozenset(wording.indefinite)
        self.determiners = self.indefinite | frozenset(wording.definite)
        self.breaks = frozenset(wording.breaks)
        self.describing = frozenset(wording.describing)
        self.stand_ins = frozenset(wording.stand_ins)
        self.clitics = wording.clitics
        self.decades = wording.decades
        self.scales = wording.scales
        self.ordinal_endings = frozenset(wording.ordinal_endings)
        self.decade_endings = frozenset(wording.decade_endings)
        self._negators = frozenset(wording.negators)
        self._predicate_negators = frozenset(wording.predicate_negators)
        self.undoing = Phrases(n for n in wording.predicate_negators if n in wording.negating)
        self._endings = wording.negative_endings
        self._undoing_prefixes = wording.undoing_prefixes
        self._undoing_endings = wording.undoing_endings
        self.concord = wording.negative_concord
        self.bare = wording.bare_complements
        self.complements = frozenset(wording.complements)
        self.negating = Phrases(wording.negating)
        self.rejecting = Phrases(wording.rejecting)
        self.refusing = Phrases(wording.refusing)
        self.rebuffing = Phrases(wording.rebuffing)
        self.stories = frozenset(wording.stories)
        self.doubting = Phrases(wording.doubting)
        self.attributing = Phrases(wording.attributing)
        self.confirming = Phrases(wording.confirming)
        self.believing = Phrases(wording.believing)
        self.disbelieving = Phrases(wording.disbelieving)
        self.knowing = Phrases(wording.knowing)
        self.supposing = Phrases(wording.supposing)
        self.ahead = Phrases(wording.ahead)
        self.infinitive_marks = frozenset(wording.infinitive_marks)
        self.revising = Phrases(wording.revising)
        self.partial = Phrases(wording.partial)
        self.opposite = {frozenset(pair) for pair in wording.opposites}
        self.groups = _groups(wording.synonyms)
        self.nations = dict(wording.nations)
        self.cardinals, self.ordinals = number_words(code)
        self.calendar = calendar_words(code)
        self.countries = place_words(code)
        self.thesaurus: Thesaurus = load_thesaurus(rules_dir() / "lexicon" / (wording.thesaurus or "-"))

    def negates(self, form: str, base: str) -> bool:
        """The word is a negator, by form, lemma or ending."""
        return form in self._negators or base in self._negators or form.endswith(self._endings)

    @property
    def plain_negators(self) -> frozenset[str]:
        """Negators that are words of their own ("not", against "don't")."""
        return self._predicate_negators

    def negates_clause(self, form: str) -> bool:
        """The negator takes back the clause it stands in, not a thing alone ("not", "didn't")."""
        return form in self._predicate_negators or form.endswith(self._endings)

    def undone(self, a: str, b: str) -> bool:
        """One word is the other with a prefix or an ending that takes it back (unsafe, childless)."""
        long, short = (a, b) if len(a) > len(b) else (b, a)
        if not self.thesaurus.knows(short):
            return False
        prefixed = any(long == prefix + short for prefix in self._undoing_prefixes)
        return prefixed or any(long == short + ending for ending in self._undoing_endings)

    def place(self, word: str) -> str | None:
        """One key for a country, its adjective and its people; other known places keep their name."""
        home = self.nations.get(word) or self.thesaurus.country(word) or word
        return home if home in self.countries or self.thesaurus.place(home) else None


def _groups(synonyms: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for group in synonyms:
        for word in group:
            out[word] = out.get(word, frozenset()) | frozenset(group)
    return out


@lru_cache(maxsize=16)
def number_words(lang: str) -> tuple[dict[str, float], dict[str, float]]:
    """Words of the cardinals and ordinals up to a hundred, one-word forms only."""
    from num2words import num2words

    out: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for table, to in zip(out, ("cardinal", "ordinal"), strict=True):
        for number in range(101):
            try:
                word = num2words(number, lang=lang, to=to)
            except (NotImplementedError, IndexError, KeyError, ValueError):
                break
            if " " not in word:
                table.setdefault(word.lower(), float(number))
    return out


@cache
def _locale(lang: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=16)
def calendar_words(lang: str) -> dict[str, str]:
    """Month and weekday names of CLDR, every context, form and lemma of the form -> key."""
    locale = _locale(lang)
    out: dict[str, str] = {}
    if locale is None:
        return out
    for kind, table in (("month", locale.months), ("weekday", locale.days)):
        for context in ("format", "stand-alone"):
            for number, word in table[context]["wide"].items():
                out[word.lower()] = f"{kind}-{number}"
                out[lemma(word, lang)] = f"{kind}-{number}"
    return out


@lru_cache(maxsize=16)
def place_words(lang: str) -> frozenset[str]:
    """One-word names of countries (CLDR), lower case."""
    locale = _locale(lang)
    names = locale.territories.items() if locale else ()
    return frozenset(n.lower() for code, n in names if len(code) == 2 and code.isalpha() and " " not in n)
