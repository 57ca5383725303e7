"""Reading ``lexicon/`` folders into ``Lexicons``."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from credtui.lexicon.schema import Concepts, Lexicon


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

    Raises what ``tomllib`` and pydantic raise on a broken file.
    """
    languages: dict[str, Lexicon] = {}
    links = Concepts()
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            data = path.read_bytes()
            digest.update(path.name.encode() + b"\0" + data)
            table = tomllib.loads(data.decode("utf-8"))
            if path.stem == "concepts":
                links = Concepts(concept={**links.concept, **Concepts.model_validate(table).concept})
            else:
                lexicon = Lexicon.model_validate(table)
                languages[lexicon.language.code] = lexicon
    return Lexicons(languages, links, digest.hexdigest())
