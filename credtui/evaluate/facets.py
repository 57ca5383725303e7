"""``credtui eval facets FILE``: facets read from the text alone, against labelled propositions.

A line is ``{id, text, lang, date, speaker?, propositions: [...]}``; predictions have the same shape.
A predicted proposition is set beside the labelled one whose stretch it shares most of (each once).
Every facet is scored over the labelled propositions that have it; a labelled proposition that nothing
was set beside is wrong.  ``event`` is scored between the two sides of a pair (ids ``x/a``, ``x/b``):
right if the concepts agree exactly when the labelled events do, over the first labelled claim of a side.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from credtui.cli.arguments import Parser
from credtui.knowledge import Knowledge
from credtui.model import Count, Period, Proposition, Ref, Statement

FACETS = (
    "polarity", "stance", "event", "agent", "patient", "place", "quantity", "occurrences", "when", "covers",
    "exclusive", "modality", "about", "propositions",
)  # fmt: skip
_NAMES = ("agent", "patient", "place")
Tally = dict[str, dict[str, list[int]]]


def predict(row: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """One line's prediction, from its text and what is known beside it (language, date, speaker, outlet)."""
    from credtui.facets import describe_text

    made: Statement = describe_text(
        str(row["text"]), lang=row.get("lang"), date=row.get("date"), speaker=row.get("speaker"),
        outlet=row.get("outlet"), knowledge=knowledge,
    )  # fmt: skip
    propositions = [_proposition(p, knowledge) for p in made.propositions]
    keep = {k: row.get(k) for k in ("id", "text", "lang", "date", "speaker", "outlet")}
    return {**keep, "stance": made.stance, "propositions": propositions, "about": made.about}


def _proposition(made: Proposition, knowledge: Knowledge) -> dict[str, Any]:
    f = made.facets
    return {
        "text": made.text, "start": made.span.start, "end": made.span.end, "polarity": f.polarity,
        "event": f.event.id if f.event else None, "agent": _name(f.agent, knowledge),
        "patient": _name(f.patient, knowledge), "place": _name(f.place, knowledge), "measure": f.measure,
        "quantity": _bounds(f.quantity), "occurrences": _bounds(f.occurrences),
        "exclusive": bool(f.exclusive),
        "unique": f.unique, "when": _days(f.when), "covers": _days(f.covers), "modality": f.modality,
    }  # fmt: skip


def _name(ref: Ref | None, knowledge: Knowledge) -> str | None:
    """The English name of a source or a place, else the text's words with its concept and whose it is."""
    from credtui.registry.places import place_index

    if ref is None:
        return None
    if ref.known and ref.id in knowledge.registry.sources:
        return knowledge.registry.name(ref.id)
    places = place_index(knowledge.lexicons).places
    place = places.get(ref.id) if ref.known else None
    if place is not None:
        return place.name
    concepts = knowledge.lexicons.concepts
    owners = [
        knowledge.registry.name(o)
        if o in knowledge.registry.sources
        else places[o].name
        if o in places
        else o
        for o in ref.of
    ]
    known = [concepts.title(ref.id)] if ref.id in concepts.concept else []
    more = [x for x in (*known, *owners) if x.lower() not in ref.words.lower()]
    return f"{ref.words} ({', '.join(more)})" if more else ref.words


def _bounds(count: Count | None) -> list[float | None] | None:
    return [count.interval.lo, count.interval.hi] if count else None


def _days(period: Period | None) -> list[str | None] | None:
    if period is None:
        return None
    return [d.isoformat() if d else None for d in (period.start, period.end)]


def score(
    gold: Sequence[Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]], knowledge: Knowledge
) -> Tally:
    """Language (and "all") -> facet -> [right, of]."""
    tally: Tally = defaultdict(lambda: defaultdict(lambda: [0, 0]))

    def count(lang: str, facet: str, right: bool) -> None:
        for key in (lang, "all"):
            tally[key][facet][0] += right
            tally[key][facet][1] += 1

    sides: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for row in gold:
        lang = str(row["lang"])
        mine = found.get(str(row["id"]), {})
        if "stance" in row:
            count(lang, "stance", mine.get("stance") == row["stance"])
        if row.get("about"):
            count(lang, "about", mine.get("about") == row["about"])
        partners = _aligned(row, mine)
        count(lang, "propositions", len(row["propositions"]) == len(mine.get("propositions", ())))
        for want, got in zip(row["propositions"], partners, strict=True):
            for facet in FACETS:
                if (
                    want.get(facet) is not None
                    and facet != "event"
                    and not (facet in ("exclusive", "modality") and want[facet] in (False, "happened"))
                ):
                    count(
                        lang,
                        facet,
                        got is not None and _right(facet, want[facet], got.get(facet), lang, knowledge),
                    )
        if row["propositions"]:
            first = partners[0]
            event = str(first["event"]) if first and first.get("event") else None
            sides[str(row["id"]).rpartition("/")[0]].append(
                (lang, row["propositions"][0].get("event"), event)
            )
    for both in sides.values():
        if len(both) == 2:
            (lang, a, x), (other, b, y) = both
            count(lang if lang == other else "cross", "event", (a == b) == _same_event(x, y, knowledge))
    return tally


def _same_event(x: str | None, y: str | None, knowledge: Knowledge) -> bool:
    if x is None or y is None:
        return False
    if x == y:
        return True
    links = knowledge.lexicons.concepts.concept
    return x in _up(y, links) or y in _up(x, links)


def _up(concept: str, links: Mapping[str, Any]) -> set[str]:
    seen = {concept}
    todo = [concept]
    while todo:
        entry = links.get(todo.pop())
        for other in (*entry.broader, *entry.implies) if entry else ():
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _aligned(row: Mapping[str, Any], mine: Mapping[str, Any]) -> list[Mapping[str, Any] | None]:
    text = str(row["text"])
    options: list[tuple[int, int, int]] = []
    made = list(mine.get("propositions", ()))
    for g, want in enumerate(row["propositions"]):
        at = text.find(want["text"])
        for p, got in enumerate(made):
            start = got.get("start")
            start = text.find(got["text"]) if start is None else start
            shared = min(at + len(want["text"]), start + len(got["text"])) - max(at, start)
            if at >= 0 and shared > 0:
                options.append((-shared, g, p))
    out: list[Mapping[str, Any] | None] = [None] * len(row["propositions"])
    used: set[int] = set()
    for _, g, p in sorted(options):
        if out[g] is None and p not in used:
            out[g] = made[p]
            used.add(p)
    for _, g, p in sorted(options):  # one clause that holds two labelled claims answers for both
        if out[g] is None:
            out[g] = made[p]
    return out


def _right(facet: str, want: Any, got: Any, lang: str, knowledge: Knowledge) -> bool:
    if got is None:
        return False
    if facet in _NAMES:
        return same_thing(str(want), str(got), lang, knowledge)
    if facet == "when":
        return _window(want, got)
    if facet in ("quantity", "occurrences"):
        return [None if x is None else float(x) for x in want] == [
            None if x is None else float(x) for x in got
        ]
    return bool(want == got)


def same_thing(gold: str, got: str, lang: str, knowledge: Knowledge) -> bool:
    """An English name and a name of a text are spellings of one name, or share a proper name."""
    from credtui.registry.names import name_index
    from credtui.registry.places import place_index
    from credtui.registry.similar import alike, same_name
    from credtui.text.morph import lemma

    if same_name(gold, got):
        return True
    index = name_index(knowledge.registry, knowledge.lexicons)
    known = index.find(gold, "en")
    if known is not None and known == index.find(got, lang):
        return True
    places = place_index(knowledge.lexicons)
    where = {i for _, i in places.mentions(gold, "en")}
    if where & ({i for _, i in places.mentions(got, lang)} | {i for _, i in places.mentions(got, "en")}):
        return True
    if _things(gold, "en", knowledge) & (_things(got, lang, knowledge) | _things(got, "en", knowledge)):
        return True
    theirs = [w.strip("«»“”„\"'(),") for w in got.split()]
    wanted = [w.strip("«»“”„\"'(),") for w in gold.split()]
    if lang == "en":
        heads = {
            lemma(w.lower(), "en") for w in wanted if w and w[0].islower() and w not in ("of", "the", "on")
        }
        if heads & {lemma(w.lower(), "en") for w in theirs if w}:
            return True
    return any(
        alike(x, y) or alike(x, lemma(y, lang))
        for x in wanted
        if x[:1].isupper()
        for y in theirs
        if y[:1].isupper()
    )


def _things(words: str, lang: str, knowledge: Knowledge) -> set[str]:
    """The thing concepts that a noun phrase names ("34 officers" -> officer)."""
    from credtui.facets.view import View
    from credtui.model import Span

    if not words.strip():
        return set()
    return {concept for _, concept in View(words, Span(0, len(words)), lang, knowledge).things.values()}


def _window(want: Sequence[str | None], got: Sequence[str | None]) -> bool:
    """The windows meet and their lengths are within a factor of two; open ends must be open on both."""
    if (want[0] is None) != (got[0] is None):
        return False
    a0, a1 = (date.fromisoformat(x) if x else None for x in want)
    b0, b1 = (date.fromisoformat(x) if x else None for x in got)
    if a0 is None or b0 is None:
        return a1 == b1
    if a1 is None or b1 is None:
        return a1 == b1 and a0 == b0
    long, short = sorted(((a1 - a0).days + 1, (b1 - b0).days + 1), reverse=True)
    return a0 <= b1 and b0 <= a1 and long <= 2 * short


def figures(tally: Tally) -> dict[str, dict[str, dict[str, float]]]:
    """Accuracy, right and of, by language and facet."""
    return {
        lang: {
            facet: {
                "accuracy": round(rows[facet][0] / rows[facet][1], 3),
                "right": rows[facet][0],
                "of": rows[facet][1],
            }
            for facet in FACETS
            if facet in rows
        }
        for lang, rows in sorted(tally.items())
    }


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def run(argv: Sequence[str]) -> int:
    """Run the command; 0 done, 2 bad input."""
    parser = Parser(prog="credtui eval facets", description="Score facets read from the text.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--gold", type=Path, help="labels, if FILE has none")
    parser.add_argument("--predictions", type=Path, help="write what was read, in the same shape")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rules", type=Path, action="append", default=[])
    parser.add_argument("--sources", type=Path, action="append", default=[])
    args = parser.parse_args(list(argv))
    from credtui.knowledge import load_knowledge

    try:
        rows = _lines(args.file)
        gold = _lines(args.gold) if args.gold else rows
        knowledge = load_knowledge(args.rules, args.sources)
        found = {str(row["id"]): predict(row, knowledge) for row in rows}
        if args.predictions:
            lines = [json.dumps(p, ensure_ascii=False) for p in found.values()]
            args.predictions.write_text("\n".join(lines) + "\n", "utf-8")
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"credtui eval facets: {args.file}: {error}", file=sys.stderr)
        return 2
    result = figures(score([g for g in gold if "propositions" in g], found, knowledge))
    if args.json:
        print(json.dumps(result, indent=2))
        return 0
    langs = [k for k in ("all", "uk", "ru", "en", "cross") if k in result]
    print("facet".ljust(14) + "".join(lang.rjust(14) for lang in langs))
    for facet in FACETS:
        cells = (result[lang].get(facet) for lang in langs)
        shown = [f"{c['accuracy']:.2f} ({c['of']})" if c else "-" for c in cells]
        print(facet.ljust(14) + "".join(cell.rjust(14) for cell in shown))
    return 0
