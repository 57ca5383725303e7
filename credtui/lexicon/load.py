"""Reading ``lexicon/`` folders into ``Lexicons``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from credtui.bundled import listed, shown
from credtui.lexicon.schema import Concepts, Lexicon
from credtui.text.morph import Lemmas
from credtui.tomlio.load import read_model
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All languages credtui can read, plus the links between concepts."""

    languages: dict[str, Lexicon]
    concepts: Concepts
    sha256: str
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files that were left out."""
    memory: Lemmas | None = field(default=None, compare=False, repr=False)
    """Dictionary forms looked up before, for the names that come with credtui."""

    def of(self, lang: str) -> Lexicon | None:
        """The lexicon of a language, or None if there is no file for it."""
        return self.languages.get(lang)


def load_lexicons(folders: Sequence[Path]) -> Lexicons:
    """Read every ``*.toml`` of the ``lexicon`` folders; a later folder's language replaces an earlier one.

    A broken file is left out, whole, and is one of ``problems``.
    """
    languages: dict[str, Lexicon] = {}
    links = Concepts()
    digest = hashlib.sha256()
    problems: list[Problem] = []
    for folder in folders:
        try:
            files = listed(folder, ".toml")
        except BadInput as error:
            problems += error.problems
            continue
        for path in files:
            try:
                if path.stem == "concepts":
                    found, data = read_model(path, Concepts, shown(path))
                    links = Concepts(
                        capitals={**links.capitals, **found.capitals},
                        place={**links.place, **found.place},
                        concept={**links.concept, **found.concept},
                    )
                else:
                    lexicon, data = read_model(path, Lexicon, shown(path))
                    languages[lexicon.language.code] = lexicon
            except BadInput as error:
                problems += error.problems
                continue
            digest.update(b"%s\0%d\0" % (path.name.encode("utf-8", "surrogateescape"), len(data)) + data)
    return Lexicons(languages, links, digest.hexdigest(), tuple(problems))
