"""Reading ``registry/`` folders into one ``Registry``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from credtui.bundled import shown
from credtui.registry.schema import RegistryFile, SourceEntry
from credtui.tomlio.load import read_model
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Registry:
    """Every known source by id; see ``credtui.registry.names`` for finding one by a mention."""

    sources: dict[str, SourceEntry]
    sha256: str

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

    Raises BadInput with every problem of every file.
    """
    sources: dict[str, SourceEntry] = {}
    digest = hashlib.sha256()
    problems: list[Problem] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                found, data = read_model(path, RegistryFile, shown(path))
            except BadInput as error:
                problems += error.problems
                continue
            digest.update(path.name.encode() + b"\0" + data)
            sources.update(found.source)
    if problems:
        raise BadInput(problems)
    return Registry(sources, digest.hexdigest())
