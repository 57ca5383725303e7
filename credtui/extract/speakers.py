"""Who a mention stands for: names, roles, pronouns and descriptions resolved inside one document.

The statements come with the raw mention in ``speaker.words`` and ``speaker.span``; each gets the
registry's id, the name written elsewhere in the document, or stays an anonymous descriptor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from credtui.extract.speakers_cast import Cast, Figure
from credtui.knowledge import Knowledge
from credtui.lexicon.speakers import Speakers
from credtui.model import Document, Span, Speaker, Statement
from credtui.registry.names import NameIndex, name_index
from credtui.text.morph import lemmas, readings
from credtui.text.tokens import Token, tokens

_PERSON = ("official", "person")
_BARE = 3
"""A description of more words than this introduces somebody rather than pointing back."""


def resolve_speakers(
    statements: Sequence[Statement], document: Document, knowledge: Knowledge
) -> tuple[Statement, ...]:
    """The statements, in their order, with ``speaker`` resolved; ``words`` and ``span`` stay verbatim.

    A mention that points at nobody known stays as written: kind ``anonymous`` for a description of
    people, ``unknown`` for a pronoun without antecedent.
    """
    resolver = _Resolver(document, knowledge)
    order = sorted(range(len(statements)), key=lambda i: _position(statements[i]))
    out = list(statements)
    for i in order:
        out[i] = replace(out[i], speaker=resolver.resolve(out[i]))
    return tuple(out)


def _position(statement: Statement) -> int:
    return statement.speaker.span.start if statement.speaker.span else statement.span.start


@dataclass(frozen=True, slots=True)
class _Mention:
    words: str
    at: int
    head: frozenset[str]
    """Lemmas of the noun that carries the mention."""
    lower: frozenset[str]
    size: int
    named: bool
    """A capitalised word stands somewhere but at the start."""
    definite: bool


class _Resolver:
    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self._document = document
        self._knowledge = knowledge
        self._names: NameIndex = name_index(knowledge.registry, knowledge.lexicons)
        lexicon = knowledge.lexicons.of(document.lang)
        self._words: Speakers = lexicon.speakers if lexicon else Speakers()
        self._titles = frozenset(lexicon.language.titles) if lexicon else frozenset[str]()
        self._cast = Cast(document, knowledge, self._names)

    def resolve(self, statement: Statement) -> Speaker:
        """The statement's speaker; see ``resolve_speakers``."""
        speaker = statement.speaker
        words = speaker.words or speaker.name
        if not words.strip():
            return speaker
        at = _position(statement)
        mention = self._mention(words, at, statement.lang or self._document.lang)
        figure = self._figure(mention, statement)
        if figure is None:
            kind = "unknown" if self._pronoun(mention) else "anonymous"
            figure = Figure(words, None, kind, at)
        self._cast.speaks(figure, at, mention.head)
        return Speaker(figure.name, figure.id, figure.kind, speaker.words, speaker.span)

    def _mention(self, words: str, at: int, lang: str) -> _Mention:
        found = [t for t in tokens(words) if t.kind == "word"]
        lower = frozenset(t.lower for t in found)
        named = any(t.text[:1].isupper() for t in found[1:]) or (
            bool(found) and found[0].text[:1].isupper() and self._mid_sentence(at)
        )
        definite = bool(lower & frozenset(self._words.definite))
        return _Mention(words, at, _head(found, lang), lower, len(found), named, definite)

    def _mid_sentence(self, at: int) -> bool:
        before = self._document.text[max(0, at - 3) : at].strip()
        return bool(before) and before[-1] not in ".!?…«“\"\n"

    def _pronoun(self, mention: _Mention) -> str | None:
        for name in ("masculine", "feminine", "neuter", "plural"):
            if mention.size <= 2 and mention.lower & frozenset(getattr(self._words, name)):
                return name
        return None

    def _figure(self, mention: _Mention, statement: Statement) -> Figure | None:
        plain = mention.words.strip(" ,.«»“”\"").lower()
        if plain in self._words.here:
            return self._cast.last(mention.at, "here")
        pronoun = self._pronoun(mention)
        if pronoun:
            return self._cast.last(mention.at, pronoun)
        by_name = self._by_name(mention)
        if by_name is not None:
            return by_name
        return self._described(mention)

    def _by_name(self, mention: _Mention) -> Figure | None:
        lang = self._document.lang
        found = self._names.find(mention.words, lang)
        unnamed = mention.head & frozenset(self._words.unnamed)
        if found is not None:
            kind = self._knowledge.registry.sources[found].kind
            if kind in _PERSON or not unnamed:
                return Figure(self._knowledge.registry.name(found), found, kind, mention.at)
        full = self._cast.person_in(mention.words)
        if full is not None:
            return full
        if mention.head & frozenset(self._words.spokespeople):
            inside = self._names.mentions(mention.words, lang)
            orgs = [i for _, i in inside if self._knowledge.registry.sources[i].kind == "institution"]
            if orgs:  # whoever speaks for an institution without a name is the institution speaking
                return Figure(self._knowledge.registry.name(orgs[-1]), orgs[-1], "institution", mention.at)
        return None

    def _described(self, mention: _Mention) -> Figure | None:
        words = self._words
        pointing = mention.size <= _BARE and not mention.named
        if pointing and mention.head & frozenset(words.reporters):
            return self._cast.last(mention.at, "outlet")
        if pointing:
            earlier = self._cast.same_head(mention.head, mention.at)
            if earlier is not None:
                return earlier
        if pointing and mention.head & frozenset(words.organisations):
            found = self._cast.last(mention.at, "organisation")
            if found is not None:
                return found
        if mention.definite and not mention.head & frozenset(words.organisations):
            same = self._cast.person_of_paragraph(mention.at)
            if same is not None and mention.size <= _BARE + 2:
                return same
        if mention.head & frozenset(words.organisations) or (
            mention.named and not mention.head & frozenset(words.unnamed)
        ):
            kind = "institution" if mention.head & frozenset(words.organisations) else "unknown"
            return Figure(_bare(mention.words, words), None, kind, mention.at)
        return None


def _bare(words: str, section: Speakers) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in section.definite else words


def _head(found: Sequence[Token], lang: str) -> frozenset[str]:
    """Lemmas of the noun that carries a mention: English ends a noun phrase with it, Slavic opens with it."""
    nouns: list[Token] = []
    for token in found:
        poses = [r.pos for r in readings(token.text, lang)[:3]]
        if "ADP" in poses[:1] and nouns:
            break
        if "NOUN" in poses or poses[:1] == ["X"] or poses[:1] == ["PROPN"]:
            nouns.append(token)
            if lang != "en":
                break
    if not nouns:
        return frozenset(t.lower for t in found[:1])
    return lemmas(nouns[-1].text, lang) | {nouns[-1].lower}


def speaker_span(statement: Statement) -> Span:
    """Where the speaker is named, or the statement itself if the text does not say."""
    return statement.speaker.span or statement.span
