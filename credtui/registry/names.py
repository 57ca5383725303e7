"""Finding a source by a mention: any case form, any script, a surname alone, an alias, a role.

A surname alone is somebody only while one person of the registry bears it; a given name that is
another's forbids the match, so two people of one surname stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from credtui.lexicon import Lexicons
from credtui.model import Span
from credtui.registry.given import is_given
from credtui.registry.load import Registry
from credtui.registry.phrases import PhraseIndex, word_keys
from credtui.registry.places import place_index
from credtui.registry.similar import alike, given_alike, normal_name, same_name
from credtui.text.morph import Lemmas, readings
from credtui.text.tokens import Token, tokens

__all__ = ["NameIndex", "is_given", "name_index", "normal_name", "same_name"]

_PEOPLE = ("official", "person")
_OUTLETS = frozenset(("outlet", "agency"))
_ROLE, _NAME = 0, 1

_SURNAME = 3
"""A last word of fewer letters ("Ин", "In") names nobody alone."""


class NameIndex:
    """All names, aliases and roles of a registry, ready to be found in texts."""

    def __init__(self, registry: Registry, lexicons: Lexicons) -> None:
        self._registry = registry
        self._lexicons = lexicons
        self._languages = {code: lex.language for code, lex in lexicons.languages.items()}
        endings = {code: language.name_endings for code, language in self._languages.items()}
        self._phrases = PhraseIndex(endings)
        self._surnames: dict[str, set[str]] = {}
        self._given: dict[str, set[str]] = {}
        for source_id, entry in registry.sources.items():
            memory = lexicons.memory if source_id in registry.shipped else None
            for lang, names in entry.names.items():
                for name in names:
                    self._add_name(source_id, entry.kind, self._bare(name, lang), lang, memory)
            for lang, roles in entry.roles.items():
                for role in roles:
                    self._phrases.add(self._bare(role, lang), lang, source_id, _ROLE, memory=memory)
        if lexicons.memory:
            lexicons.memory.save()

    def _bare(self, name: str, lang: str) -> str:
        """The name without a leading article."""
        first, _, rest = name.partition(" ")
        language = self._languages.get(lang)
        return rest if rest and language and first.lower() in language.articles else name

    def _add_name(self, source_id: str, kind: str, name: str, lang: str, memory: Lemmas | None) -> None:
        words = [t.text for t in tokens(name) if t.kind == "word"]
        if kind in _PEOPLE and words and words[-1][:1].isupper() and len(words[-1]) >= _SURNAME:
            for key in word_keys(words[-1], lang, (), memory):
                self._surnames.setdefault(key, set()).add(source_id)
            self._given.setdefault(source_id, set()).update(words[:-1])
            if len(words) == 1:
                return  # found as a surname, where namesakes are told apart
        self._phrases.add(name, lang, source_id, _NAME, memory=memory)

    def mentions(self, text: str, lang: str, toks: Sequence[Token] | None = None) -> list[tuple[Span, str]]:
        """Every stretch of ``text`` that names one known source, in order, never overlapping.

        ``toks`` are the tokens of ``text`` if they are known already.
        """
        words = [t for t in (tokens(text) if toks is None else toks) if t.kind != "punct"]
        out: list[tuple[Span, str]] = []
        at = 0
        while at < len(words):
            size, ids = self._phrases.longest(text, words, at, lang)
            longer = size == 1 and self._part_of_longer(text, words, at, ids)
            if size and len(ids) == 1 and not longer:
                out.append((Span(words[at].start, words[at + size - 1].end), next(iter(ids))))
                at += size
                continue
            found = self._by_surname(text, words, at, lang, out[-1][0].end if out else 0)
            if found is not None:
                start, source_id = found
                out.append((Span(start, words[at].end), source_id))
            at += 1
        return out

    def _part_of_longer(self, text: str, words: Sequence[Token], at: int, ids: frozenset[str]) -> bool:
        """True for an outlet's common word inside another name: "the Westbrook Times" is not The Times."""
        kinds = {self._registry.sources[i].kind for i in ids}
        common = any(r.known for r in readings(words[at].text, "en"))
        if not common or not kinds <= _OUTLETS or not at or not words[at - 1].text[:1].isupper():
            return False
        articles = {a for language in self._languages.values() for a in language.articles}
        near = text[words[at - 1].end : words[at].start] in (" ", "\u00a0")
        return near and words[at - 1].kind == "word" and words[at - 1].lower not in articles

    def _by_surname(
        self, text: str, words: Sequence[Token], at: int, lang: str, taken: int
    ) -> tuple[int, str] | None:
        """Start and source of a surname; a name that ended at ``taken`` is no given name of this one."""
        token = words[at]
        if not token.text[:1].isupper():
            return None
        ids: set[str] = set()
        for key in self._phrases.keys(token.text, lang):
            ids |= self._surnames.get(key, set())
        if not ids:
            return None
        given = self._given_before(text, words, at, lang)
        if given is not None and given.start < taken:
            given = None
        if given is None:
            return (token.start, next(iter(ids))) if len(ids) == 1 else None
        fitting = [i for i in sorted(ids) if any(given_alike(given.text, g) for g in self._given.get(i, ()))]
        return (given.start, fitting[0]) if len(fitting) == 1 else None

    def _given_before(self, text: str, words: Sequence[Token], at: int, lang: str) -> Token | None:
        """The given name or initial right before a surname, or None."""
        if not at:
            return None
        before = words[at - 1]
        gap = text[before.end : words[at].start]
        initial = len(before.text) == 1 and before.text.isupper()
        if gap.strip(" \u00a0") not in (("", ".") if initial else ("",)) or not before.text[:1].isupper():
            return None
        if initial and "." not in gap and self._short_word(before.lower, lang):
            return None  # "С Петровым" at the start of a sentence
        if before.text.isupper() and not initial:
            return None  # an abbreviation: "US", "РФ"
        return before if initial or is_given(before.text, lang, self._titles(lang)) else None

    def _short_word(self, word: str, lang: str) -> bool:
        """A word of one letter that the language has besides its alphabet: prepositions, "I", "a"."""
        lexicon = self._lexicons.of(lang)
        if lexicon is None:
            return False
        syntax = lexicon.syntax
        return any(
            word in words for words in (syntax.prepositions, syntax.pronouns, syntax.coordinators)
        ) or (word in lexicon.language.articles)

    def _titles(self, lang: str) -> frozenset[str]:
        language = self._languages.get(lang)
        return frozenset(language.titles) if language else frozenset()

    def find(self, words: str, lang: str) -> str | None:
        """The source that a mention ("речник Путіна Дмітрій Пєсков") stands for, or None.

        A person's name decides over the institution or the boss that the mention names on the way.
        """
        hits = self.mentions(words, lang)
        if not hits:
            return None
        people = [(s, i) for s, i in hits if self._registry.sources[i].kind in _PEOPLE]
        last = (people or hits)[-1]
        if people:
            rest = words[last[0].end :]
            return None if _names_on(rest) or self._names_further_on(rest, lang) else last[1]
        span, source_id = hits[0]
        return source_id if self._covers(words, span, lang, source_id) else None

    def _names_further_on(self, rest: str, lang: str) -> bool:
        """ "Vell's spokesman Oleg Marl": behind the name a description leads to another one."""
        lexicon = self._lexicons.of(lang)
        small = {*lexicon.syntax.prepositions, *lexicon.syntax.coordinators} if lexicon else set[str]()
        described = False
        for token in tokens(rest):
            if token.kind != "word":
                return False
            if token.text[:1].isupper():
                return described
            if token.lower in small:
                return False
            described = described or token.lower not in ("'s", "’s")
        return False

    def _covers(self, words: str, span: Span, lang: str, source_id: str) -> bool:
        """True if only articles and adjectives stand before the span, and no name but its country after."""
        head = [t for t in tokens(words[: span.start]) if t.kind == "word"]
        language = self._languages.get(lang)
        articles = language.articles if language else ()
        plain = all(
            t.lower in articles or any(r.pos in ("ADJ", "ADP") for r in readings(t.text, lang)[:2])
            for t in head
        )
        rest = words[span.end :]
        if not plain or not _names_on(rest):
            return plain
        country = self._registry.sources[source_id].country
        return country is not None and place_index(self._lexicons).find(rest.strip(), lang) == country


def _names_on(rest: str) -> bool:
    """True if another capitalised word follows directly (a longer, other name)."""
    following = tokens(rest)
    return bool(following) and following[0].kind == "word" and following[0].text[:1].isupper()


@lru_cache(maxsize=8)
def _index(registry_hash: str, lexicon_hash: str, box: _Box) -> NameIndex:
    return NameIndex(box.registry, box.lexicons)


class _Box:
    """Carries unhashable arguments past the cache; equal for every call of one pair of hashes."""

    def __init__(self, registry: Registry, lexicons: Lexicons) -> None:
        self.registry, self.lexicons = registry, lexicons

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)


def name_index(registry: Registry, lexicons: Lexicons) -> NameIndex:
    """The (cached) index of this registry under these lexicons."""
    return _index(registry.sha256, lexicons.sha256, _Box(registry, lexicons))


def surname_alike(a: str, b: str) -> bool:
    """True if the last words of two names are spellings of one surname."""
    return alike(a.split()[-1], b.split()[-1]) if a.split() and b.split() else False
