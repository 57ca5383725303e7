"""Speakers that the registry does not know and that several documents name, ready to be taken in.

An anonymous source is never suggested: it has no name, and a descriptor joins nothing beyond one
document.  What is suggested is a beginning: kind and references are for a person to fill in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from credtui.lexicon import Lexicons
from credtui.model import Document, Statement
from credtui.registry.load import Registry
from credtui.registry.similar import same_name
from credtui.text.translit import latin

LEAST = 3
"""Documents that must name a speaker before it is suggested."""
_FORMS = 3
"""Names that are given for a language; the index finds other case forms by itself."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One speaker that could be taken into the registry."""

    id: str
    kind: str
    names: dict[str, tuple[str, ...]]
    """Language -> forms, the commonest first."""
    called: tuple[str, ...]
    """What stands before the name where it is mentioned ("Mayor"), the commonest first."""
    documents: tuple[Document, ...]
    statements: int


@dataclass(slots=True)
class _Group:
    """Mentions that may all be one speaker."""

    names: dict[str, Counter[str]] = field(default_factory=dict)
    called: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    documents: dict[str, None] = field(default_factory=dict)
    statements: int = 0

    def takes(self, name: str) -> bool:
        return any(same_name(name, other) for forms in self.names.values() for other in forms)

    def add(self, statement: Statement, count_as: str) -> None:
        """Count a statement; its name is a form of the group's only if it is a whole one."""
        if count_as:
            self.names.setdefault(statement.lang, Counter())[count_as] += 1
        before, name, _ = statement.speaker.words.partition(statement.speaker.name.split()[-1])
        given = statement.speaker.name.split()[0]
        before = before.partition(given)[0].strip(" ,") if name else ""
        if before and len(before) <= _LONGEST:
            self.called[before] += 1
        self.kinds[statement.speaker.kind] += 1
        self.documents.setdefault(statement.document)
        self.statements += 1


def suggest(
    statements: Iterable[Statement],
    documents: Sequence[Document],
    registry: Registry,
    lexicons: Lexicons,
    least: int = LEAST,
) -> tuple[Suggestion, ...]:
    """Unknown speakers that at least ``least`` documents name, those of most documents first.

    Forms of one name are joined across scripts and cases; a surname alone counts for the one person
    who has it and for nobody if there are two.
    """
    named = [s for s in statements if _has_a_name(s, lexicons)]
    groups: list[_Group] = []
    whole = [s for s in named if len(s.speaker.name.split()) > 1]
    index: dict[str, _Group] = {}
    for statement in whole:
        name = statement.speaker.name
        group = index.get(name) or next((g for g in groups if g.takes(name)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        index[name] = group
        group.add(statement, name)
    alone: dict[str, _Group] = {}
    for statement in named:
        name = statement.speaker.name
        if len(name.split()) > 1:
            continue
        fitting = [g for g in groups if g.takes(name)]
        if len(fitting) == 1:
            fitting[0].add(statement, "")
        elif not fitting:
            key = next((k for k in alone if same_name(k, name)), name)
            alone.setdefault(key, _Group()).add(statement, name)
    groups += alone.values()
    of = {d.id: d for d in documents}
    kept = [g for g in groups if len(g.documents) >= least]
    kept.sort(key=lambda g: (-len(g.documents), -g.statements, _first(g)))
    taken = set(registry.sources)
    return tuple(_suggestion(g, of, taken) for g in kept)


def _has_a_name(statement: Statement, lexicons: Lexicons) -> bool:
    """True for a speaker with a name of its own that no registry knows."""
    speaker = statement.speaker
    words = speaker.name.split()
    if speaker.id is not None or speaker.kind == "anonymous" or not words or len(speaker.name) > _LONGEST:
        return False
    lexicon = lexicons.of(statement.lang)
    if lexicon is None:
        return all(w[:1].isupper() for w in words)
    said = lexicon.speakers
    pronouns = {*said.masculine, *said.feminine, *said.neuter, *said.plural, *said.here}
    nouns = {*said.unnamed, *said.spokespeople, *said.reporters, *said.organisations}
    low = speaker.name.lower()
    if low in pronouns or low in nouns or any(c in "\n\r\t" for c in speaker.name):
        return False
    capital = [w for w in words if w[:1].isupper()]
    if speaker.kind == "institution":
        return bool(capital)
    return len(capital) == len(words) and not any(w.lower() in nouns for w in words)


def _first(group: _Group) -> str:
    return min(name for forms in group.names.values() for name in forms) if group.names else ""


def _suggestion(group: _Group, of: dict[str, Document], taken: set[str]) -> Suggestion:
    names = {
        lang: tuple(
            name for name, _ in sorted(forms.items(), key=lambda p: (-p[1], len(p[0]), p[0]))[:_FORMS]
        )
        for lang, forms in sorted(group.names.items())
    }
    best = names.get("en") or next(iter(names.values()))
    kind = "institution" if group.kinds["institution"] * 2 > group.statements else "person"
    key = _free(_id(best[0]), taken)
    taken.add(key)
    called = tuple(words for words, _ in sorted(group.called.items(), key=lambda p: (-p[1], p[0]))[:_FORMS])
    documents = tuple(of[d] for d in group.documents if d in of)
    return Suggestion(key, kind, names, called, documents, group.statements)


def _id(name: str) -> str:
    """A short stable id in plain letters."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in latin(name))
    return "-".join(part for part in plain.split("-") if part)[:40].strip("-") or "source"


def _free(key: str, taken: set[str]) -> str:
    number = 1
    name = key
    while name in taken:
        number += 1
        name = f"{key}-{number}"
    return name


def snippet(suggestion: Suggestion) -> str:
    """The suggestion as TOML for the registry, with what is known of it in comments."""
    from credtui.tomlio.splice import toml_value

    names = ", ".join(
        f"{lang} = [{', '.join(toml_value(form) for form in forms)}]"
        for lang, forms in suggestion.names.items()
    )
    table = [f"[source.{suggestion.id}]", f'kind = "{suggestion.kind}"', f"names = {{ {names} }}"]
    count = len(suggestion.documents)
    head = [f"# {suggestion.statements} statement{'s' * (suggestion.statements != 1)} in "
            f"{count} document{'s' * (count != 1)}:"]  # fmt: skip
    head += [
        f"#   {_plain(d.outlet or 'outlet not known')}, {_plain(d.path)}" for d in suggestion.documents[:8]
    ]
    if suggestion.called:
        head.append(f"# called: {_plain('; '.join(suggestion.called))}")
    if suggestion.kind == "person":
        head.append('# kind = "official" and speaks_for = "id" for somebody who speaks for an institution')
    head.append("# references: where the name and the office can be checked")
    return "\n".join([*table, "references = []", *head, ""])


def _plain(words: str) -> str:
    """Words on one line of a comment: no control or direction characters, which TOML does not allow."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
