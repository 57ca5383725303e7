"""How much of a text the concepts cover: ``python tools/concept_coverage.py [--top N] LANG FILE...``.

Prints, for verbs and for common nouns, the share of words that name a concept and the commonest dictionary
forms that name none.  A file is plain text, or JSON Lines whose texts stand under ``text``, ``a`` or ``b``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credtui.facets.view import View
from credtui.knowledge import Knowledge, load_knowledge
from credtui.text.sentences import sentences


def texts(path: Path, lang: str) -> Iterator[str]:
    """The texts of a file that are (or may be) in the language."""
    if path.suffix != ".jsonl":
        yield path.read_text("utf-8")
        return
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for part in (row, row.get("a"), row.get("b")):
            text = part.get("text") if isinstance(part, dict) else part
            own: Any = row.get("lang", lang)
            own = part.get("lang", own) if isinstance(part, dict) else own
            if isinstance(text, str) and own == lang:
                yield text


def count(text: str, lang: str, knowledge: Knowledge, found: dict[str, Counter[str]]) -> None:
    """Adds the verbs and common nouns of a text to the tallies of those with and without a concept."""
    lexicon = knowledge.lexicons.of(lang)
    assert lexicon is not None
    meaning = lexicon.meaning
    stop = {*meaning.light, *meaning.auxiliaries, *meaning.calendar, *meaning.titles, *meaning.reporting}
    for span in sentences(text, None, lexicon.language.abbreviations):
        view = View(text, span, lang, knowledge)
        starts = [*view.events.items(), *view.things.items()]
        named = {k for i, (size, _) in starts for k in range(i, i + size)}
        for i, word in enumerate(view.words):
            if word.pos not in ("VERB", "NOUN") or word.kind != "word" or word.upper or word.has("counters"):
                continue
            if word.lemma in stop or len(word.text) < 3:
                continue
            found[f"{word.pos} {'with' if i in named else 'without'}"][word.lemma] += 1


def main() -> None:
    """Measure the files named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("lang")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--top", type=int, default=40, help="how many words without a concept to print")
    args = parser.parse_args()
    knowledge = load_knowledge()
    kinds = [f"{p} {w}" for p in ("VERB", "NOUN") for w in ("with", "without")]
    found: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for path in args.files:
        for text in texts(path, args.lang):
            count(text, args.lang, knowledge, found)
    for pos in ("VERB", "NOUN"):
        yes, no = found[f"{pos} with"], found[f"{pos} without"]
        total = yes.total() + no.total()
        print(f"{pos}: {yes.total()} of {total} words name a concept ({yes.total() / max(total, 1):.3f})")
        print("  without: " + ", ".join(f"{w} {n}" for w, n in no.most_common(args.top)))


if __name__ == "__main__":
    main()
