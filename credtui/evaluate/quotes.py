"""``credtui eval quotes``: extraction against labelled quotations, token rows or folders of articles."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from credtui.cli.arguments import Parser
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Document, Statement

Chars = frozenset[int]


@dataclass(slots=True)
class Tally:
    """True positives, predictions and gold items under a name."""

    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, dict[str, float | int]]:
        """Precision, recall and F1 by name; 0 where nothing was found or looked for."""
        out: dict[str, dict[str, float | int]] = {}
        for name in sorted(self.gold | self.found):
            p = self.hits[name] / self.found[name] if self.found[name] else 0.0
            r = self.hits[name] / self.gold[name] if self.gold[name] else 0.0
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            out[name] = {
                "precision": round(p, 3), "recall": round(r, 3), "f1": round(f1, 3),
                "found": self.found[name], "gold": self.gold[name],
            }  # fmt: skip
        return out


def overlap(a: Chars, b: Chars) -> float:
    """Intersection over union of two sets of code points."""
    return len(a & b) / len(a | b) if a or b else 0.0


def best_pairs(found: Sequence[Chars], gold: Sequence[Chars], least: float) -> list[tuple[int, int]]:
    """One-to-one pairs with overlap of at least ``least``, the best first."""
    starts = [(min(g), max(g)) if g else (0, 0) for g in gold]
    scored = []
    for i, f in enumerate(found):
        if not f:
            continue
        lo, hi = min(f), max(f)
        for j, (a, b) in enumerate(starts):
            if a <= hi and lo <= b and (score := overlap(f, gold[j])) >= least:
                scored.append((-score, i, j))
    out: list[tuple[int, int]] = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _score, i, j in sorted(scored):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            out.append((i, j))
    return out


def _document(name: str, text: str, lang: str, outlet: str = "") -> Document:
    return Document(name, "", name, outlet, None, lang, text)


def _spans(value: Any) -> list[list[int]]:
    if not value:
        return []
    return [value] if isinstance(value[0], int) else [list(v) for v in value]


def _chars(value: Any) -> Chars:
    return frozenset(c for a, b in _spans(value) for c in range(a, b))


def predicted(statement: Statement) -> dict[str, Any]:
    """One statement in the shape of the labelled files: outer spans, inserted attributions cut out."""
    pieces = [(statement.outer.start, statement.outer.end)]
    inserted = [s for s in (statement.speaker.span, statement.cue_span) if s and statement.outer.contains(s)]
    if statement.cue_span and statement.outer.contains(statement.cue_span) and len(inserted) == 2:
        a, b = min(s.start for s in inserted), max(s.end for s in inserted)
        if b - a < 80 and a > statement.outer.start:
            pieces = [(statement.outer.start, a), (b, statement.outer.end)]
    who = statement.speaker
    return {
        "speaker": who.words,
        "speaker_span": [[who.span.start, who.span.end]] if who.span else [],
        "cue": statement.cue,
        "cue_span": [[statement.cue_span.start, statement.cue_span.end]] if statement.cue_span else [],
        "quote": statement.text,
        "span": [list(p) for p in pieces if p[0] < p[1]],
        "type": statement.quote,
    }


def predictions(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """Statements in the shape of the labelled files: a quotation split by its attribution is one entry."""
    out: list[dict[str, Any]] = []
    last: Statement | None = None
    for statement in statements:
        shape = predicted(statement)
        goes_on = (
            last is not None
            and statement.quote == "direct"
            and last.quote != "indirect"
            and statement.cue_span == last.cue_span
            and statement.cue_span is not None
        )
        if goes_on:
            out[-1]["span"] += shape["span"]
            out[-1]["quote"] += " " + shape["quote"]
        else:
            out.append(shape)
        last = statement
    return _outermost(out)


def _outermost(shapes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without what lies inside another content: rows of labelled quotations are flat."""
    ends = [(min(a for a, _ in s["span"]), max(b for _, b in s["span"])) for s in shapes]
    widest = sorted(range(len(shapes)), key=lambda i: (ends[i][0], -ends[i][1], i))
    kept: list[int] = []
    reach = -1
    for i in widest:
        if ends[i][1] > reach:
            kept.append(i)
            reach = ends[i][1]
    return [shapes[i] for i in sorted(kept)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except json.JSONDecodeError as error:
                    raise ValueError(f"{path}:{number}: not JSON: {error.msg}") from error
                if not isinstance(row, dict) or "text" not in row:
                    raise ValueError(f"{path}:{number}: expected an object with 'text'")
                yield row


def _quotes(
    rows: Iterable[dict[str, Any]], knowledge: Knowledge, out: TextIO | None, attitudes: bool = True
) -> Tally:
    from credtui.extract import extract

    tally = Tally()
    for row in rows:
        page = _document(str(row.get("id", "")), row["text"], row["lang"])
        got = predictions(extract(page, knowledge, attitudes=attitudes))
        if out:
            print(
                json.dumps(
                    {"id": row.get("id"), "text": row["text"], "lang": row["lang"], "quotes": got},
                    ensure_ascii=False,
                ),
                file=out,
            )
        gold = row.get("quotes", [])
        names = ["all", f"lang {row['lang']}"]
        if row.get("corpus"):
            names.append(f"corpus {row['corpus']}" + (" news" if row.get("news") else ""))
        found_chars = [_chars(q["span"]) for q in got]
        gold_chars = [_chars(q["span"]) for q in gold]
        pairs = best_pairs(found_chars, gold_chars, 0.5)
        for name in names:
            tally.found[name] += len(got)
            tally.gold[name] += len(gold)
            tally.hits[name] += len(pairs)
        for q in got:
            tally.found[f"type {q['type']}"] += 1
        for q in gold:
            tally.gold[f"type {q['type']}"] += 1
        for i, j in pairs:
            tally.hits[f"type {gold[j]['type']}"] += got[i]["type"] == gold[j]["type"]
            same = overlap(_chars(got[i]["speaker_span"]), _chars(gold[j]["speaker_span"])) >= 0.5
            tally.found["speaker on found"] += 1
            tally.gold["speaker on found"] += 1
            tally.hits["speaker on found"] += same
    return tally


def _token_rows(
    rows: Iterable[dict[str, Any]], knowledge: Knowledge, out: TextIO | None, attitudes: bool = True
) -> Tally:
    """Rows of tokens with spans of source, cue and content: exact agreement of token ranges."""
    from credtui.extract import extract

    tally = Tally()
    for row in rows:
        starts = row["starts"]
        ends = [s + len(t) for s, t in zip(starts, row["tokens"], strict=True)]
        got: set[tuple[str, int, int]] = set()
        page = _document(str(row.get("id", "")), row["text"], row["lang"])
        for shape in predictions(extract(page, knowledge, attitudes=attitudes)):
            for kind, key in (("source", "speaker_span"), ("cue", "cue_span"), ("content", "span")):
                for a, b in shape[key]:
                    inside = [k for k, (x, y) in enumerate(zip(starts, ends, strict=True)) if x < b and a < y]
                    if inside:
                        got.add((kind, inside[0], inside[-1] + 1))
        if out:
            print(json.dumps({"id": row.get("id"), "spans": sorted(got)}), file=out)
        gold = {(k, a, b) for k, a, b in row["spans"]}
        for kind in ("source", "cue", "content"):
            f, g = {x for x in got if x[0] == kind}, {x for x in gold if x[0] == kind}
            tally.found[kind] += len(f)
            tally.gold[kind] += len(g)
            tally.hits[kind] += len(f & g)
    return tally


def _word_at(text: str, words: str, near: int) -> Chars:
    """The occurrence of ``words`` in ``text`` that is nearest to ``near``."""
    best = -1
    at = text.find(words) if words else -1
    while at >= 0:
        if best < 0 or abs(at - near) < abs(best - near):
            best = at
        at = text.find(words, at + 1)
    return frozenset(range(best, best + len(words))) if best >= 0 else frozenset()


def _articles(folder: Path, knowledge: Knowledge, out: TextIO | None, misses: bool) -> Tally:
    """Folders of ``name.txt`` + ``name.json``: statements at IoU >= .8, right speaker, via and stance on found."""  # noqa: E501
    from credtui.extract import extract

    tally = Tally()
    for path in sorted(folder.rglob("*.txt")):
        label = path.with_suffix(".json")
        if not label.is_file():
            continue
        data = json.loads(label.read_text(encoding="utf-8"))
        text, lang = path.read_text(encoding="utf-8"), data["lang"]
        outlet = data.get("outlet", "")
        got = extract(_document(path.stem, text, lang, outlet), knowledge)
        gold = data["statements"]
        taken: Counter[str] = Counter()
        gold_chars = []
        for g in gold:
            at = text.find(g["text"], taken[g["text"]])
            taken[g["text"]] = at + 1
            gold_chars.append(frozenset(range(at, at + len(g["text"]))))
        pairs = best_pairs([frozenset(range(s.span.start, s.span.end)) for s in got], gold_chars, 0.8)
        for name in ("all", f"lang {lang}"):
            tally.found[name] += len(got)
            tally.gold[name] += len(gold)
            tally.hits[name] += len(pairs)
        for i, j in pairs:
            near = min(gold_chars[j])
            who = got[i].speaker
            span = frozenset(range(who.span.start, who.span.end)) if who.span else frozenset()
            right = bool(span & _word_at(text, gold[j]["speaker_span"], near)) or (
                who.name != "" and who.name == gold[j]["speaker"]
            )
            checks = {
                "speaker on found": right,
                "via on found": bool(got[i].via) == bool(gold[j]["via"]),
                "stance on found": got[i].stance == gold[j]["stance"],
                "quote on found": got[i].quote == gold[j]["quote"],
            }
            for name, ok in checks.items():
                tally.found[name] += 1
                tally.gold[name] += 1
                tally.hits[name] += ok
        if misses:
            for j in sorted(set(range(len(gold))) - {j for _i, j in pairs}):
                print(f"missed {path.stem} {gold[j]['id']}: {gold[j]['text']}", file=sys.stderr)
            for i in sorted(set(range(len(got))) - {i for i, _j in pairs}):
                print(f"extra  {path.stem}: [{got[i].cue}] {got[i].text}", file=sys.stderr)
        if out:
            shapes = predictions(got)
            print(
                json.dumps(
                    {"id": path.stem, "text": text, "lang": lang, "quotes": shapes}, ensure_ascii=False
                ),
                file=out,
            )
    return tally


def evaluate(
    path: Path,
    knowledge: Knowledge,
    out: TextIO | None = None,
    limit: int | None = None,
    attitudes: bool = True,
    misses: bool = False,
) -> Tally:
    """Measure extraction on a file of rows or a folder of articles.

    Raises ValueError with file and line for a row that cannot be read.
    """
    if path.is_dir():
        return _articles(path, knowledge, out, misses)
    rows = list(_rows(path))[:limit]
    if rows and "tokens" in rows[0]:
        return _token_rows(rows, knowledge, out, attitudes)
    return _quotes(rows, knowledge, out, attitudes)


def run(argv: Sequence[str]) -> int:
    """``credtui eval quotes FILE|FOLDER``: 0 done, 2 bad input."""
    parser = Parser(prog="credtui eval quotes", description=__doc__)
    parser.add_argument(
        "path", type=Path, metavar="FILE", help="JSON Lines, or a folder of .txt and .json pairs"
    )
    parser.add_argument(
        "--predictions", type=Path, metavar="OUT", help="write what was found, in the same shape"
    )
    parser.add_argument("--limit", type=int, help="only the first N rows")
    parser.add_argument(
        "--misses", action="store_true", help="show what was missed or found in vain (folders)"
    )
    parser.add_argument(
        "--speech-only",
        action="store_true",
        help="leave out thought, wish and judgement (articles always do)",
    )
    parser.add_argument("--rules", type=Path, action="append", default=[])
    parser.add_argument("--sources", type=Path, action="append", default=[])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(list(argv))
    if not args.path.exists():
        print(f"credtui eval quotes: {args.path}: no such file or folder", file=sys.stderr)
        return 2
    knowledge = load_knowledge(args.rules, args.sources)
    out = args.predictions.open("w", encoding="utf-8") if args.predictions else None
    try:
        figures = evaluate(args.path, knowledge, out, args.limit, not args.speech_only, args.misses).figures()
    except (ValueError, KeyError, TypeError) as error:
        print(f"credtui eval quotes: {args.path}: {error}", file=sys.stderr)
        return 2
    finally:
        if out:
            out.close()
    if args.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return 0
    print(f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'gold':>7}")
    for name, row in figures.items():
        print(
            f"{name:24}{row['precision']:7.3f}{row['recall']:7.3f}{row['f1']:7.3f}{row['found']:8}{row['gold']:7}"
        )
    return 0
