"""Who a mention stands for: names, roles, pronouns and descriptions resolved inside one document.

The statements come with the raw mention in ``speaker.words`` and ``speaker.span``; each gets the
registry's id, the name written elsewhere in the document, or stays an anonymous descriptor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from credtui.extract.figures import Figure
from credtui.extract.named import Named, named
from credtui.extract.speakers_cast import Cast
from credtui.extract.wording import MARKED, QUOTED, bare, cases, core, head_noun, without_aside
from credtui.knowledge import Knowledge
from credtui.lexicon.speakers import Speakers
from credtui.model import Document, SourceKind, Span, Speaker, Statement
from credtui.registry.names import NameIndex, name_index
from credtui.syntax.grammar import grammar_of
from credtui.text.morph import lemmas, readings
from credtui.text.tokens import Token, tokens

_PERSON = ("official", "person")
_OUTLETS = ("outlet", "agency")
_BARE = 3
"""A description of more words than this introduces somebody rather than pointing back."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the sentence of a statement tells about its speaker besides the mention."""

    stands_for: Span | None = None
    """The noun phrase that a relative pronoun stands for."""
    cited: Span | None = None
    """Whom the speaker only passes on, if it is an outlet."""


def resolve_speakers(
    statements: Sequence[Statement],
    document: Document,
    knowledge: Knowledge,
    hints: Mapping[str, Hint] = MappingProxyType({}),
    found: Named | None = None,
) -> tuple[Statement, ...]:
    """The statements, in their order, with ``speaker`` resolved; ``words`` and ``span`` stay verbatim.

    A mention that points at nobody known stays as written: kind ``anonymous`` for a description of
    people, ``unknown`` for a pronoun without antecedent.  An outlet that cites somebody carries the
    words of whom it cites.  ``hints`` are by statement id, ``found`` the
    document's words and names if they are known.
    """
    resolver = _Resolver(document, knowledge, found or named(document, knowledge))
    order = sorted(range(len(statements)), key=lambda i: _position(statements[i]))
    out = list(statements)
    for i in order:
        hint = hints.get(out[i].id, Hint())
        speaker = resolver.resolve(out[i], hint.stands_for)
        if hint.cited is not None and resolver.retells(speaker):
            words = hint.cited.of(document.text)
            handed = replace(out[i], speaker=Speaker(words, None, "unknown", words, hint.cited))
            other = resolver.resolve(handed)
            if resolver.retells(other):  # an outlet that retells another one
                out[i] = replace(out[i], speaker=speaker, via=other.name)
            else:
                out[i] = replace(handed, speaker=other, via=speaker.name)
        else:
            out[i] = replace(out[i], speaker=speaker)
    return tuple(out)


def _position(statement: Statement) -> int:
    return statement.speaker.span.start if statement.speaker.span else statement.span.start


@dataclass(frozen=True, slots=True)
class _Mention:
    words: str
    at: int
    noun: Token | None
    """The noun that carries the mention, with its place in the mention."""
    head: frozenset[str]
    """Its lemmas."""
    lower: frozenset[str]
    size: int
    named: bool
    """A capitalised word stands somewhere but at the start."""
    definite: bool


class _Resolver:
    def __init__(self, document: Document, knowledge: Knowledge, found: Named) -> None:
        self._document = document
        self._knowledge = knowledge
        self._names: NameIndex = name_index(knowledge.registry, knowledge.lexicons)
        lexicon = knowledge.lexicons.of(document.lang)
        self._words: Speakers = lexicon.speakers if lexicon else Speakers()
        self._function_words = grammar_of(lexicon).forms if lexicon else {}
        section = self._words
        self._listed = frozenset(
            (*section.unnamed, *section.spokespeople, *section.organisations, *section.reporters)
        )
        self._titles = frozenset(lexicon.language.titles) if lexicon else frozenset[str]()
        self._cast = Cast(document, knowledge, found)

    def resolve(self, statement: Statement, stands_for: Span | None = None) -> Speaker:
        """The statement's speaker; see ``resolve_speakers``."""
        speaker = statement.speaker
        words = stands_for.of(self._document.text) if stands_for else speaker.words or speaker.name
        at = stands_for.start if stands_for else _position(statement)
        if not words.strip():
            return self._elided(statement, at)
        mention = self._mention(words, at, statement.lang or self._document.lang)
        figure = self._figure(mention, statement)
        if figure is None:
            rest: SourceKind = "unknown" if self._pronoun(mention) else "anonymous"
            figure = Figure(words, None, rest, at)
        self._cast.speaks(figure, at, mention.head)
        self._cast.told(statement.span)
        return Speaker(figure.name, figure.id, figure.kind, speaker.words, speaker.span)

    def retells(self, speaker: Speaker) -> bool:
        """True for an outlet, and for what only its marks or the article before its name show to be one."""
        if speaker.kind in _OUTLETS or speaker.kind != "unknown" or speaker.name == self._document.outlet:
            return speaker.kind in _OUTLETS
        article, _, name = speaker.words.partition(" ")
        titled = article.lower() in self._words.definite and all(w[:1].isupper() for w in name.split())
        return _in_marks(speaker.words) != speaker.words or (titled and bool(name))

    def _elided(self, statement: Statement, at: int) -> Speaker:
        """A verb without a subject of its own ("..., and added that"): whoever spoke last."""
        speaker = statement.speaker
        last = self._cast.last_speaker(at) if statement.cue and speaker.kind == "unknown" else None
        return Speaker(last.name, last.id, last.kind, speaker.words, speaker.span) if last else speaker

    def _mention(self, words: str, at: int, lang: str) -> _Mention:
        found = [t for t in tokens(words) if t.kind == "word"]
        lower = frozenset(t.lower for t in found)
        definite = bool(lower & frozenset(self._words.definite))
        noun = head_noun([t for t in found if t.end <= len(core(words))] or found, lang, self._listed)
        named = (
            _in_marks(words) != words
            or any(t.text[:1].isupper() for t in found[1:])
            or (
                bool(found)
                and found[0].text[:1].isupper()
                and (self._mid_sentence(at) or (noun is found[0] and self._is_name(noun.text, lang)))
            )
        )
        head = lemmas(noun.text, lang) | {noun.lower} if noun else frozenset[str]()
        return _Mention(words, at, noun, head, lower, len(found), named, definite)

    def _is_name(self, word: str, lang: str) -> bool:
        """A capital at the start of a sentence is a name's if the dictionary has no common word for it."""
        known = [r for r in readings(word, lang) if r.known and r.pos != "X"]
        if word.lower() in self._function_words:
            return False
        return all(r.name for r in known) or self._surname(word, lang)

    def _surname(self, word: str, lang: str) -> bool:
        """True for a surname that is a common word too ("Мельник"), if the text has no such common word."""
        found = readings(word, lang)
        common = self._listed | self._titles | self._cast.small_words
        return any(r.name == "Sur" and r.known for r in found) and not any(r.lemma in common for r in found)

    def _mid_sentence(self, at: int) -> bool:
        before = self._document.text[max(0, at - 3) : at].strip()
        if before[-1:] == "." and before[-2:-1].isupper() and not before[-3:-2].isalpha():
            return True  # an initial
        return bool(before) and before[-1] not in '.!?…«“"\n'

    def _pronoun(self, mention: _Mention) -> str | None:
        found = [t for t in tokens(mention.words) if t.kind == "word"]
        trailing = len(found) > 1 and "ADP" in [
            r.pos for r in readings(found[1].text, self._document.lang)[:1]
        ]
        for name in ("masculine", "feminine", "neuter", "plural"):
            if trailing and found[0].lower in getattr(self._words, name):
                return name
            if mention.size <= 2 and mention.lower & frozenset(getattr(self._words, name)):
                return name
        return None

    def _figure(self, mention: _Mention, statement: Statement) -> Figure | None:
        plain = mention.words.strip(' ,.«»“”"').lower()
        if plain in self._words.here:
            return self._cast.last(mention.at, "here")
        pronoun = self._pronoun(mention)
        if pronoun:
            return self._cast.last(mention.at, pronoun)
        if self._cast.joint(mention.at, mention.at + len(mention.words)):
            return Figure(mention.words, None, "person", mention.at)  # both say it, and neither alone
        gender = self._told_by(statement)
        by_name = self._by_name(mention, gender)
        return by_name if by_name is not None else self._described(mention, gender)

    def _told_by(self, statement: Statement) -> str | None:
        """The gender that the cue shows ("сказала"), or None."""
        for token in tokens(statement.cue):
            genders = {r.gender for r in readings(token.text, self._document.lang) if r.tense == "Past"}
            if len(genders) == 1:
                return next(iter(genders))
        return None

    def _by_name(self, mention: _Mention, gender: str | None) -> Figure | None:
        lang = self._document.lang
        name = core(mention.words)
        full = self._cast.person_in(name, mention.at, gender)
        found = self._names.find(name, lang)
        if found is None and full is None and name != mention.words:
            behind = mention.words[len(name) + 1 :].partition(",")[0]  # "the president of X, Y Z"
            if self._names_alone(behind, lang):
                found = self._names.find(mention.words, lang)
            if all(w[:1].isupper() for w in behind.split()):
                full = self._cast.person_in(behind, mention.at, gender)
        unnamed = mention.head & frozenset(self._words.unnamed)
        if found is not None:
            kind = self._knowledge.registry.sources[found].kind
            if self._carries(mention) if kind in _PERSON else not unnamed:
                return Figure(self._knowledge.registry.name(found), found, kind, mention.at)
            if kind in _PERSON and (by_role := self._by_role(found, mention)) is not None:
                return by_role
        inside = self._names.mentions(mention.words, lang)
        if len(inside) == 1 and self._only_named(mention, inside[0][0]):
            source = inside[0][1]
            kind = self._knowledge.registry.sources[source].kind
            if kind in _OUTLETS:  # "the newspaper X": the common noun adds nothing
                return Figure(self._knowledge.registry.name(source), source, kind, mention.at)
        if full is not None and self._carries(mention):
            return replace(full, at=mention.at)
        if mention.head & frozenset(self._words.spokespeople):
            inside = self._names.mentions(mention.words, lang)
            orgs = [i for _, i in inside if self._knowledge.registry.sources[i].kind == "institution"]
            if orgs:  # whoever speaks for an institution without a name is the institution speaking
                return Figure(self._knowledge.registry.name(orgs[-1]), orgs[-1], "institution", mention.at)
        return None

    def _names_alone(self, words: str, lang: str) -> bool:
        """The words are a known name and nothing else: no description that somebody is named in."""
        inside = self._names.mentions(words, lang)
        return len(inside) == 1 and words.strip() == inside[0][0].of(words)

    def _by_role(self, source: str, mention: _Mention) -> Figure | None:
        """A role without a name: its holder if that person has spoken here, else the institution."""
        registry = self._knowledge.registry
        spoken = self._cast.spoke(source, mention.at)
        if spoken:
            return Figure(registry.name(source), source, registry.sources[source].kind, mention.at)
        owner = registry.sources[source].speaks_for
        if owner is None or owner not in registry.sources or mention.named:
            return None
        return Figure(registry.name(owner), owner, registry.sources[owner].kind, mention.at)

    def _only_named(self, mention: _Mention, span: Span) -> bool:
        """True if no capital stands outside the part of the mention that is known."""
        outside = mention.words[: span.start] + " " + mention.words[span.end :]
        return not any(w[:1].isupper() for w in outside.split())

    def _carries(self, mention: _Mention) -> bool:
        """True if the person is the mention's head ("the spokesman Bo Ly"), not an owner ("Ly's aide").

        In case languages the name then agrees with the noun before it; in English it is no possessive.
        """
        found = [t for t in tokens(mention.words) if t.kind == "word"]
        capital = [t for t in found if t.text[:1].isupper()]
        noun = mention.noun
        if not capital or noun is None or not mention.head & self._listed:
            return True
        last = capital[-1]
        if self._document.lang == "en":
            return not any(t.lower.endswith(("'s", "’s")) and t is not found[-1] for t in capital) and (
                last.start > noun.start
            )
        ours, theirs = cases(noun.text, self._document.lang), cases(last.text, self._document.lang)
        return last.start < noun.start or not ours or not theirs or bool(ours & theirs)

    def _own_name(self, mention: _Mention) -> str:
        """The mention as a name: what stands in quotation marks after its noun, else without an article."""
        quoted = QUOTED.match(mention.words.strip())
        if quoted and mention.noun is not None and mention.noun.start == 0:
            return quoted.group(1)
        return _in_marks(bare(without_aside(core(mention.words)), self._words))

    def _described(self, mention: _Mention, gender: str | None) -> Figure | None:
        words = self._words
        pointing = mention.size == 1 or (mention.definite and mention.size <= _BARE and not mention.named)
        if pointing and mention.head & frozenset(words.reporters):
            return self._cast.last(mention.at, "outlet")
        if pointing:
            earlier = self._cast.same_head(mention.head, mention.at)
            if earlier is None and mention.size == 1 and mention.named and mention.noun is not None:
                earlier = self._cast.namesake(mention.noun.text, mention.at)
            if earlier is not None:
                return earlier
        if pointing and mention.head & frozenset(words.organisations):
            found = self._cast.last(mention.at, "organisation")
            if found is not None:
                return found
        somebody = mention.head & (self._titles | frozenset((*words.unnamed, *words.spokespeople)))
        if mention.definite and somebody and not mention.head & frozenset(words.organisations):
            same = self._cast.person_of_paragraph(mention.at)
            if same is not None and mention.size <= _BARE + 2:
                return same
        if mention.head & frozenset(words.organisations) or (
            mention.named and not mention.head & frozenset(words.unnamed)
        ):
            kind: SourceKind = "person" if self._person(mention) else "unknown"
            kind = "institution" if mention.head & frozenset(words.organisations) else kind
            if mention.head & frozenset(words.reporters) and QUOTED.match(mention.words.strip()):
                kind = "outlet"
            return Figure(self._own_name(mention), None, kind, mention.at, gender)
        return None

    def _person(self, mention: _Mention) -> bool:
        """True if the mention's last capital is a surname, or stands behind a title."""
        found = [t for t in tokens(mention.words) if t.kind == "word"]
        last = max((k for k, t in enumerate(found) if t.text[:1].isupper()), default=0)
        if not found or last != len(found) - 1:
            return False
        own = [r for r in readings(found[last].text, self._document.lang) if r.known]
        if own and not any(r.name == "Sur" for r in own):
            return False
        titled = any(self._titles & (lemmas(t.text, self._document.lang) | {t.lower}) for t in found[:last])
        return titled or any(r.name == "Sur" for r in own)


def _in_marks(words: str) -> str:
    """The name inside quotation marks that stand round the whole of it; else the words."""
    marked = MARKED.fullmatch(words)
    return marked.group(1) if marked else words


def speaker_span(statement: Statement) -> Span:
    """Where the speaker is named, or the statement itself if the text does not say."""
    return statement.speaker.span or statement.span
