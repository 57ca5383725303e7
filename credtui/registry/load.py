"""Reading ``registry/`` folders into one ``Registry``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from credtui.bundled import listed, shown
from credtui.registry.schema import RegistryFile, SourceEntry
from credtui.tomlio.load import read_model
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Registry:
    """Every known source by id; see ``credtui.registry.names`` for finding one by a mention."""

    sources: dict[str, SourceEntry]
    sha256: str
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files that were left out."""
    shipped: frozenset[str] = frozenset()
    """Sources as the first folder has them: those that come with credtui."""

    def name(self, source_id: str, lang: str = "en") -> str:
        """The name to show, in ``lang`` if there is one; the id itself for an unknown id."""
        entry = self.sources.get(source_id)
        if entry is None:
            return source_id
        for code in (lang, "en", *entry.names):
            if entry.names.get(code):
                return entry.names[code][0]
        return source_id


def load_registry(folders: Sequence[Path]) -> Registry:
    """Read every ``*.toml`` of the ``registry`` folders; a later folder's entry replaces an earlier one.

    A broken file is left out, whole, and is one of ``problems``.
    """
    sources: dict[str, SourceEntry] = {}
    digest = hashlib.sha256()
    problems: list[Problem] = []
    shipped: set[str] = set()
    for number, folder in enumerate(folders):
        try:
            files = listed(folder, ".toml")
        except BadInput as error:
            problems += error.problems
            continue
        for path in files:
            try:
                found, data = read_model(path, RegistryFile, shown(path))
            except BadInput as error:
                problems += error.problems
                continue
            digest.update(b"%s\0%d\0" % (path.name.encode("utf-8", "surrogateescape"), len(data)) + data)
            sources.update(found.source)
            shipped = shipped | found.source.keys() if number == 0 else shipped - found.source.keys()
    return Registry(sources, digest.hexdigest(), tuple(problems), frozenset(shipped))
