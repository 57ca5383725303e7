"""``rules check``: rule packs, lexicons and registry files, all their problems in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from credtui.bundled import rules_dir, shown
from credtui.lexicon.check import LexiconText, lexicon_problems
from credtui.lexicon.schema import Concepts, Lexicon
from credtui.registry.schema import RegistryFile
from credtui.ruleset.check import Checked, check_file
from credtui.ruleset.conditions import leaves
from credtui.ruleset.load import check_folders, compiled, rule_files
from credtui.tomlio.load import check_model, decode
from credtui.tomlio.problem import BadInput, Problem, nearest

if TYPE_CHECKING:
    from pydantic import BaseModel

    from credtui.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Words:
    """What rules may name: the ids of concepts, their measures, the languages of examples."""

    concepts: frozenset[str]
    measures: frozenset[str]
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was looked into, and what was found."""

    problems: tuple[Problem, ...]
    files: int
    checked: tuple[Checked, ...]
    """The rule packs that were asked about."""


def inspect(paths: Sequence[Path], folders: Sequence[Path]) -> Inspected:
    """Problems of ``paths`` (default: all rule folders with their lexicons).

    Rule packs and lexicons named alone are checked together with the others, since they build on them.
    Raises BadInput for a path that is not there.
    """
    missing = [Problem(str(p), 0, 0, "no such file or folder") for p in paths if not p.exists()]
    if missing:
        raise BadInput(missing)
    paths = [f for p in paths for f in (sorted(p.glob("*.toml")) if p.is_dir() and _registry(p) else [p])]
    packs = packs_among(paths) if paths else list(folders)
    wanted = {shown(f) for f in rule_files(packs).values()}
    mine = [f for p in (paths or folders) for f in _lexicon_files(p)]
    others = [f for p in folders for f in _lexicon_files(p)]
    problems, texts = _lexicons([*others, *mine])
    checked: list[Checked] = []
    if wanted:
        every, found, _ = check_folders([*folders, *_bases(packs), *packs] if paths else folders)
        checked = [c for c in every if c.file in wanted]
        problems += found
        problems += vocabulary_problems(checked, words_of(texts))
    if mine:
        problems += lexicon_problems(texts)
    registry = [p for p in paths if p.is_file() and _registry(p.parent)]
    for path in registry:
        problems += _read(path, RegistryFile)[0]
    problems += [
        Problem(str(p), 0, 0, "no rule pack and no lexicon in this folder", "files *.toml")
        for p in paths if p.is_dir() and not rule_files([p]) and not _lexicon_files(p)
    ]  # fmt: skip
    asked = wanted | {shown(p) for p in (*mine, *registry)} | {str(p) for p in paths}
    kept = sorted({p for p in problems if p.file in asked})
    return Inspected(tuple(kept), len(wanted) + len(mine) + len(registry), tuple(checked))


def _bases(packs: Sequence[Path]) -> list[Path]:
    """Packs beside those named alone that they build on, and what those build on."""
    found: dict[Path, None] = {}
    todo = [p for p in packs if p.is_file()]
    while todo:
        path = todo.pop()
        text, problems = decode(path.read_bytes(), "")
        model = None if problems else check_file(text, "").model
        for name in model.extends if model else ():
            base = path.parent / f"{name}.toml"
            if base.is_file() and base not in found and base not in packs:
                found[base] = None
                todo.append(base)
    return list(found)


def packs_among(paths: Sequence[Path]) -> list[Path]:
    """Those of ``paths`` that are rule packs or folders of them."""
    return [
        p
        for p in paths
        if not _registry(p if p.is_dir() else p.parent) and (p.is_dir() or not _lexicon_files(p))
    ]


def _lexicon_files(path: Path) -> list[Path]:
    if path.is_dir():
        inside = path / "lexicon" if (path / "lexicon").is_dir() else path
        return sorted(inside.glob("*.toml")) if inside.name == "lexicon" else []
    return [path] if path.resolve().parent.name == "lexicon" else []


def _registry(folder: Path) -> bool:
    return folder.resolve().name == "registry"


def _lexicons(paths: Sequence[Path]) -> tuple[list[Problem], list[LexiconText]]:
    """What is wrong with the shape of lexicon files, and those that are well formed, in order."""
    problems: list[Problem] = []
    texts: list[LexiconText] = []
    for path in dict.fromkeys(paths):
        found, text, model = _read(path, Concepts if path.stem == "concepts" else Lexicon)
        problems += found
        if isinstance(model, (Lexicon, Concepts)):
            texts.append(LexiconText(shown(path), text, model))
    return problems, texts


def _read(path: Path, model: type[BaseModel]) -> tuple[list[Problem], str, BaseModel | None]:
    file = shown(path)
    try:
        text, problems = decode(path.read_bytes(), file)
        return (problems, "", None) if problems else ([], text, check_model(text, model, file))
    except OSError as error:
        return [Problem(file, 0, 0, f"cannot be read: {error.strerror or error}")], "", None
    except BadInput as error:
        return list(error.problems), "", None


def bundled_words() -> Words:
    """What rules may name by the lexicons that ship with credtui."""
    return words_of(_lexicons(_lexicon_files(rules_dir()))[1])


def words_of(texts: Iterable[LexiconText]) -> Words:
    """What rules may name by these lexicon files."""
    models = [t.model for t in texts]
    links = {k: v for m in models if isinstance(m, Concepts) for k, v in m.concept.items()}
    codes = frozenset(m.language.code for m in models if isinstance(m, Lexicon))
    return Words(frozenset(links), frozenset(v.measure for v in links.values() if v.measure), codes)


def vocabulary_problems(checked: Iterable[Checked], words: Words) -> Iterator[Problem]:
    """Values in conditions and examples that no lexicon knows, so that they never occur."""
    known: Mapping[str, tuple[str, frozenset[str]]] = {
        "event": ("concept", words.concepts), "measure": ("measure", words.measures),
    }  # fmt: skip
    for one in checked:
        noted = len(one.problems)
        for rule in one.rules:
            path = ("rule", rule.id)
            for leaf in leaves(rule.condition):
                kind, valid = known.get(leaf.field, ("", frozenset()))
                if kind and leaf.op in ("eq", "ne", "in"):
                    for i, value in enumerate(leaf.value if leaf.op == "in" else (leaf.value,)):
                        place = (*path, "when", *leaf.path, *((i,) if leaf.op == "in" else ()))
                        if value not in valid:
                            one.problem(place, f"no lexicon has the {kind} '{value}'", f"a {kind}",
                                        nearest(str(value), sorted(valid)), value=True,
                                        severity="warning")  # fmt: skip
            for i, example in enumerate(rule.examples):
                for name, side in (("a", example.a), ("b", example.b)):
                    if side.lang is not None and side.lang not in words.languages:
                        one.problem((*path, "example", i, name, "lang"), f"no lexicon for '{side.lang}'",
                                    "one of " + ", ".join(sorted(words.languages)), value=True,
                                    severity="warning")  # fmt: skip
        yield from one.problems[noted:]


def example_problems(checked: Sequence[Checked], knowledge: Knowledge) -> Iterator[Problem]:
    """Examples that fail, with the condition that decides; rules with problems of their own are left out."""
    from credtui.rulebench.examples import run_examples

    by_file = {c.file: c for c in checked}
    rules = [r for r in compiled(checked).rules if r.file in by_file]
    for outcome in run_examples(rules, knowledge):
        if not outcome.passed:
            one = by_file[outcome.file]
            message = f"example {outcome.number} of '{outcome.rule}' is a {outcome.got}"
            path = ("rule", outcome.rule, "example", outcome.number - 1, "expect")
            one.problem(path, message, f"{outcome.expect}; {outcome.deciding}", value=True,
                        severity="failure")  # fmt: skip
            yield one.problems[-1]


__all__ = [
    "Inspected", "Words", "bundled_words", "example_problems", "inspect", "packs_among",
    "vocabulary_problems", "words_of",
]  # fmt: skip
