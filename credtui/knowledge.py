"""What the stages know before they read a text: lexicons and registry, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from credtui.bundled import rules_dir, sources_dir
from credtui.lexicon import Lexicons, load_lexicons
from credtui.registry import Registry, load_registry


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicons and registry, handed to every stage that reads text."""

    lexicons: Lexicons
    registry: Registry


def load_knowledge(rules: Sequence[Path] = (), sources: Sequence[Path] = ()) -> Knowledge:
    """The bundled knowledge overlaid with more ``--rules`` and ``--sources`` folders; the last one wins."""
    return Knowledge(
        load_lexicons([d / "lexicon" for d in (rules_dir(), *rules)]),
        load_registry([d / "registry" for d in (sources_dir(), *sources)]),
    )
