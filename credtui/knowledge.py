"""What the stages know before they read a text: lexicons and registry, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from credtui.bundled import rules_dir, sources_dir
from credtui.cache.words import bundled_words
from credtui.lexicon import Lexicons, load_lexicons
from credtui.registry import Registry, load_registry
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicons and registry, handed to every stage that reads text."""

    lexicons: Lexicons
    registry: Registry

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files that were left out."""
        return (*self.lexicons.problems, *self.registry.problems)


def usable_knowledge(
    rules: Sequence[Path] = (), sources: Sequence[Path] = (), keep: bool = True
) -> Knowledge:
    """The bundled knowledge overlaid with more ``--rules`` and ``--sources`` folders; the last one wins.

    Broken files are left out and are the ``problems``.  With ``keep`` the dictionary forms of bundled names
    are kept between runs.  Raises BadInput if no language is left.
    """
    lexicons = load_lexicons([d / "lexicon" for d in (rules_dir(), *rules)])
    made = Knowledge(
        replace(lexicons, memory=bundled_words(rules_dir())) if keep else lexicons,
        load_registry([d / "registry" for d in (sources_dir(), *sources)]),
    )
    if made.problems and not made.lexicons.languages:
        raise BadInput(made.problems)
    return made


def load_knowledge(rules: Sequence[Path] = (), sources: Sequence[Path] = ()) -> Knowledge:
    """The same where a part will not do (measuring, testing rules): raises BadInput for any broken file."""
    made = usable_knowledge(rules, sources)
    if made.problems:
        raise BadInput(made.problems)
    return made
