"""Reading ``lexicon/`` folders into ``Lexicons``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from credtui.bundled import shown
from credtui.lexicon.schema import Concepts, Lexicon
from credtui.tomlio.load import read_model
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All languages credtui can read, plus the links between concepts."""

    languages: dict[str, Lexicon]
    concepts: Concepts
    sha256: str

    def of(self, lang: str) -> Lexicon | None:
        """The lexicon of a language, or None if there is no file for it."""
        return self.languages.get(lang)


def load_lexicons(folders: Sequence[Path]) -> Lexicons:
    """Read every ``*.toml`` of the ``lexicon`` folders; a later folder's language replaces an earlier one.

    Raises BadInput with every problem of every file.
    """
    languages: dict[str, Lexicon] = {}
    links = Concepts()
    digest = hashlib.sha256()
    problems: list[Problem] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                if path.stem == "concepts":
                    found, data = read_model(path, Concepts, shown(path))
                    links = Concepts(
                        capitals={**links.capitals, **found.capitals},
                        concept={**links.concept, **found.concept},
                    )
                else:
                    lexicon, data = read_model(path, Lexicon, shown(path))
                    languages[lexicon.language.code] = lexicon
            except BadInput as error:
                problems += error.problems
                continue
            digest.update(path.name.encode() + b"\0" + data)
    if problems:
        raise BadInput(problems)
    return Lexicons(languages, links, digest.hexdigest())
