"""Fields that exist only between two sides: context shared, windows, tolls, replies, stakes.

Each maker returns ``(value, known, words)``: codes into ``words`` for an enum, 0/1 for a truth value,
a number otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from credtui.model import Ref, Statement
from credtui.registry.names import normal_name
from credtui.signals.refs import KINDS, by_pairs
from credtui.signals.table import (
    Bools,
    Codes,
    Ends,
    Sets,
    Vocabulary,
    is_proper,
    name_words,
    ref_key,
    speaker_key,
    term_key,
    who,
)  # fmt: skip

if TYPE_CHECKING:
    from credtui.signals.columns import PairColumns, Truth

Made = tuple[NDArray[Any], Bools, list[str]]
EVENT_KINDS = ["same", "narrower", "implied", "opposite", "other", "mentioned", "related"]
WINDOWS = ["meet", "apart"]
_STEM = 5
"""Letters by which two words of one language are taken for one."""
TOLLS = ["grows", "shrinks", "level"]


def makers(columns: PairColumns) -> Mapping[str, Callable[[], Made]]:
    """Name of every pair-scope field -> its maker."""
    from credtui.signals.wording import wording_makers

    return {
        "same-speaker": lambda: _same_code(columns, "speaker"),
        "same-document": lambda: _same_code(columns, "document"),
        "same-side": lambda: _sides(columns)[0],
        "opposed-stakes": lambda: _sides(columns)[1],
        "days-apart": lambda: _days(columns),
        "speaker-named": lambda: _speaker_named(columns),
        "shared-names": lambda: _shared(columns, "names"),
        "shared-terms": lambda: _shared(columns, "terms"),
        "term-share": lambda: _term_share(columns),
        "names-clash": lambda: _names_clash(columns),
        "agent-kind": lambda: _ref_kind(columns, "agent"),
        "patient-kind": lambda: _ref_kind(columns, "patient"),
        "place-kind": lambda: _ref_kind(columns, "place"),
        "target-kind": lambda: _target_kind(columns),
        "agents-apart": lambda: _agents_apart(columns),
        "agents-differ": lambda: _refs_differ(columns, "agent"),
        "patients-differ": lambda: _refs_differ(columns, "patient"),
        "places-differ": lambda: _refs_differ(columns, "place"),
        "numbers-differ": lambda: _numbers_differ(columns),
        "counts-differ": lambda: _surely(columns.predicate("occurrences", "disjoint")),
        "dates-differ": lambda: _surely(columns.predicate("when", "disjoint")),
        "measures-differ": lambda: _measures_differ(columns),
        "modality-differs": lambda: _surely(columns.predicate("modality", "opposite")),
        "windows-apart": lambda: _windows_apart(columns),
        "outside-window": lambda: _outside_window(columns),
        "events-opposite": lambda: _events_opposite(columns),
        "event-kind": lambda: _event_kind(columns),
        "window": lambda: _window(columns),
        "toll": lambda: _toll(columns),
        "answers": lambda: _answers(columns),
        **wording_makers(columns),
    }


def _number(value: NDArray[Any], known: Bools | None = None) -> Made:
    return value, np.ones(len(value), dtype=np.bool_) if known is None else known, []


def _same_code(columns: PairColumns, name: str) -> Made:
    codes = columns.table.codes[name]
    return _number((codes[columns.pairs.a] == codes[columns.pairs.b]).astype(np.int64))


def _days(columns: PairColumns) -> Made:
    said = columns.table.said
    apart = said[columns.pairs.b] - said[columns.pairs.a]
    return np.nan_to_num(apart), ~np.isnan(apart), []


def _sides(columns: PairColumns) -> tuple[Made, Made]:
    """Same side: one speaker, one institution, or one side of the case; opposed: two sides of the case."""
    table, context = columns.table, columns.context
    roots, sides = Vocabulary(), Vocabulary()
    root, side = [], []
    for statement in table.owners:
        source = statement.speaker.id
        top = context.roots.get(source, source) if source else None
        root.append(roots.code(top))
        camp = context.sides.get(source) if source else None
        side.append(sides.code(camp or (context.sides.get(top) if top else None)))
    roots_of = np.asarray(root, dtype=np.int64)
    sides_of = np.asarray(side, dtype=np.int64)
    a, b = columns.pairs.a, columns.pairs.b
    speaker = table.codes["speaker"]
    one = (speaker[a] == speaker[b]) | ((roots_of[a] == roots_of[b]) & (roots_of[a] >= 0))
    both = (sides_of[a] >= 0) & (sides_of[b] >= 0)
    same = one | (both & (sides_of[a] == sides_of[b]))
    named = (roots_of[a] >= 0) & (roots_of[b] >= 0)
    opposed = both & (sides_of[a] != sides_of[b]) & ~one
    return (
        (same.astype(np.int64), same | both | named, []),
        (opposed.astype(np.int64), both | one, []),
    )


def context_sets(columns: PairColumns) -> tuple[Sets, Sets, Sets]:
    """Words of the names (participants and place), the remaining content words, words of proper names."""

    def make() -> tuple[Sets, Sets, Sets]:
        table, graph = columns.table, columns.graph
        names, words, proper = Vocabulary(), Vocabulary(), Vocabulary()
        named, worded, propered = [], [], []
        for facets in table.facets:
            refs = [*facets.participants, facets.agent, facets.patient, facets.place]
            refs = [r for r in refs if r is None or r.of or graph is None or not graph.is_vague(r.id)]
            owners = (o for r in refs if r for o in r.of if not o.isupper())  # a town's school names the town
            keys = frozenset(owners).union(*(name_words(r) for r in refs))
            strict = frozenset().union(*(name_words(r) for r in refs if r and is_proper(r)))
            strict -= name_words(facets.agent)  # who did it may be the point in dispute
            event = ref_key(facets.event)
            drop = keys | ({event, term_key(event)} if event else set())
            named.append(sorted(keys))
            propered.append(sorted(strict))
            worded.append(sorted({term_key(t) for t in facets.terms if t not in drop} - drop))
        return table._sets(named, names), table._sets(worded, words), table._sets(propered, proper)

    return columns.memo(("context",), make)  # type: ignore[no-any-return]


def _speaker_named(columns: PairColumns) -> Made:
    """Whoever speaks on one side takes part in what the other side tells."""
    table = columns.table
    named = [{k.lstrip("~") for k in who(f)} for f in table.facets]
    speaker = [speaker_key(s).lstrip("~") for s in table.owners]
    words = [frozenset(w for r in f.participants for w in name_words(r)) for f in table.facets]
    own = [_speaker_words(s) for s in table.owners]
    a, b = columns.pairs.a.tolist(), columns.pairs.b.tolist()

    def told(x: int, y: int) -> bool:
        return speaker[x] in named[y] or (bool(own[x]) and own[x] <= words[y])

    value = [told(x, y) or told(y, x) for x, y in zip(a, b, strict=True)]
    return _number(np.asarray(value, dtype=np.int64))


def _speaker_words(statement: Statement) -> frozenset[str]:
    """The words of a named speaker whom no registry knows, comparable as participants' are."""
    speaker = statement.speaker
    if speaker.id or speaker.kind == "anonymous" or not speaker.name:
        return frozenset()
    return frozenset(name_words(Ref(normal_name(speaker.name, statement.lang), speaker.name)))


def _ref_kind(columns: PairColumns, name: str) -> Made:
    """Whether the two sides' references can be one; unknown where one side names none."""
    if columns.refs is None:
        size = len(columns)
        return np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_), KINDS
    refs = [getattr(f, name) for f in columns.table.facets]
    value = by_pairs(
        columns.refs, refs, columns.pairs.a, columns.pairs.b,
        ask=columns.refs.where if name == "place" else None,
    )  # fmt: skip
    return np.maximum(value, 0), value >= 0, KINDS


def _target_kind(columns: PairColumns) -> Made:
    """The best of what it hit and where it was: one side's target may be the other side's place."""
    size = len(columns)
    if columns.refs is None:
        return np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_), KINDS
    best = np.full(size, len(KINDS), dtype=np.int64)
    facets = columns.table.facets
    patients, places = [f.patient for f in facets], [f.place for f in facets]
    for mine, theirs in ((patients, patients), (patients, places), (places, patients), (places, places)):
        value = by_pairs(columns.refs, mine, columns.pairs.a, columns.pairs.b, theirs)
        best = np.where(value >= 0, np.minimum(best, value), best)
    known = best < len(KINDS)
    return np.where(known, best, 0), known, KINDS


def _agents_apart(columns: PairColumns) -> Made:
    """Both say who did it: two sides, two people, or somebody and chance."""
    if columns.refs is None:
        return _number(np.zeros(len(columns), dtype=np.int64))
    agents = [f.agent for f in columns.table.facets]
    refs, pairs = columns.refs, columns.pairs
    return _number((by_pairs(refs, agents, pairs.a, pairs.b, ask=refs.apart) > 0).astype(np.int64))


def _refs_differ(columns: PairColumns, name: str) -> Made:
    """Both sides give one, and the two cannot be the same (two-valued: else false)."""
    value, known, _ = columns.between(f"{name}-kind")
    differ = known & (value == KINDS.index("other"))
    if name != "place":  # who is named first in what two do together says nothing
        differ = differ & ~(columns.mutual() & (_crossed(columns) if name == "patient" else True))
    return _number(differ.astype(np.int64))


def _crossed(columns: PairColumns) -> Bools:
    """One side's agent is or can be the other side's patient."""
    facets, refs = columns.table.facets, columns.refs
    if refs is None:
        return np.zeros(len(columns), dtype=np.bool_)
    agents, patients = [f.agent for f in facets], [f.patient for f in facets]
    a, b = columns.pairs.a, columns.pairs.b
    there, back = by_pairs(refs, agents, a, b, patients), by_pairs(refs, patients, a, b, agents)
    alike = [KINDS.index("same"), KINDS.index("near")]
    return np.isin(there, alike) | np.isin(back, alike)


def _surely(truth: Truth) -> Made:
    """A predicate as a two-valued field: false where it is unknown."""
    return _number((truth.true & truth.known).astype(np.int64))


def _numbers_differ(columns: PairColumns) -> Made:
    """Two quantities that exclude each other; a denied nought ("there were none") gives no number."""
    differ = columns.predicate("quantity", "disjoint")
    ends = columns.table.counts["quantity"]
    negated = np.asarray([f.polarity == "negated" for f in columns.table.facets], dtype=np.bool_)
    none = ends.known & (ends.hi == 0) & negated
    a, b = columns.pairs.a, columns.pairs.b
    return _number((differ.true & differ.known & ~none[a] & ~none[b]).astype(np.int64))


def _measures_differ(columns: PairColumns) -> Made:
    """Two different measures that the concepts know; a bare noun may be another word for one of them."""
    known = columns.graph.measures if columns.graph else frozenset()
    table = columns.table
    sure = np.asarray([f.measure in known for f in table.facets], dtype=np.bool_)
    code = table.codes["measure"]
    a, b = columns.pairs.a, columns.pairs.b
    return _number((sure[a] & sure[b] & (code[a] != code[b])).astype(np.int64))


def _outside_window(columns: PairColumns) -> Made:
    """ "None since March": what happened earlier, so many times that all can have been earlier, or then.

    What is told by another event ("as mayor") is not known to lie in a denial's own time.
    """
    table = columns.table
    covers, when, times = table.periods["covers"], table.periods["when"], table.counts["occurrences"]
    negated = np.asarray([f.polarity == "negated" for f in table.facets], dtype=np.bool_)
    few = ~times.known | ~np.isinf(times.hi)
    anchored = np.asarray([bool(f.anchor) for f in table.facets], dtype=np.bool_)
    bounded = covers.known & ~np.isinf(covers.lo)
    undated = anchored & ~when.known & ~bounded
    timed = anchored | when.known | bounded

    def outside(told: Codes, denied: Codes) -> Bools:
        sides = negated[denied] & ~negated[told]
        limited = sides & bounded[denied]
        elsewhen = (when.hi[told] < covers.lo[denied]) | (when.lo[told] > covers.hi[denied])
        earlier = covers.known[told] & (covers.lo[told] < covers.lo[denied]) & few[told]
        placed = limited & np.where(when.known[told], elsewhen, earlier)
        unplaced = sides & undated[told] & timed[denied]
        for i in np.flatnonzero(unplaced).tolist():
            unplaced[i] = not _one_anchor(table.facets[told[i]].anchor, table.facets[denied[i]].anchor)
        return placed | unplaced

    a, b = columns.pairs.a, columns.pairs.b
    return _number((outside(a, b) | outside(b, a)).astype(np.int64))


def _one_anchor(one: str | None, other: str | None) -> bool:
    """Both name one event: a word of content in common, told by how it begins."""
    mine, theirs = (
        {w[:_STEM] for w in re.findall(r"\w+", (x or "").casefold()) if len(w) >= _STEM} for x in (one, other)
    )
    return bool(mine & theirs)


def _windows_apart(columns: PairColumns) -> Made:
    value, known, _ = columns.between("window")
    return _number(((value == WINDOWS.index("apart")) & known).astype(np.int64))


def _events_opposite(columns: PairColumns) -> Made:
    value, known, _ = columns.between("event-kind")
    return _number(((value == EVENT_KINDS.index("opposite")) & known).astype(np.int64))


def _shared(columns: PairColumns, which: str) -> Made:
    names, words, _ = context_sets(columns)
    sets = names if which == "names" else words
    return _number(sets.overlap(columns.pairs.a, columns.pairs.b))


def _term_share(columns: PairColumns) -> Made:
    """Per cent of the poorer side's names and words that the other side has too."""
    names, words, _ = context_sets(columns)
    a, b = columns.pairs.a, columns.pairs.b
    sizes = names.size() + words.size()
    shared = names.overlap(a, b) + words.overlap(a, b)
    least = np.minimum(sizes[a], sizes[b])
    return 100.0 * shared / np.maximum(least, 1), least > 0, []


def _names_clash(columns: PairColumns) -> Made:
    """Both sides hold proper names among what takes part or where; none is shared or may be another's."""
    names, _, proper = context_sets(columns)
    size = proper.size()
    a, b = columns.pairs.a, columns.pairs.b
    clash = (size[a] > 0) & (size[b] > 0) & (names.overlap(a, b) == 0)
    for role in ("agent-kind", "patient-kind", "place-kind"):  # a capital stands for its government
        value, known, words = columns.between(role)
        clash &= ~(known & (value != words.index("other")))
    return _number(clash.astype(np.int64))


def _event_kind(columns: PairColumns) -> Made:
    codes = columns.table.codes["event"]
    words = columns.table.vocabulary["event"].words()
    a, b = codes[columns.pairs.a], codes[columns.pairs.b]
    sure = np.asarray([f.event is not None and f.event.known for f in columns.table.facets], dtype=np.bool_)
    known = (a >= 0) & (b >= 0) & ((a == b) | (sure[columns.pairs.a] & sure[columns.pairs.b]))
    size = len(words) + 1
    unique, inverse = np.unique((a.astype(np.int64) + 1) * size + (b + 1), return_inverse=True)
    kinds = np.full(len(unique), EVENT_KINDS.index("other"), dtype=np.int64)
    graph = columns.graph
    for i, both in enumerate(unique.tolist()):
        x, y = both // size - 1, both % size - 1
        if x < 0 or y < 0:
            continue
        if x == y:
            kinds[i] = EVENT_KINDS.index("same")
        elif graph is None:
            continue
        elif graph.opposite(words[x], words[y]):
            kinds[i] = EVENT_KINDS.index("opposite")
        elif graph.same(words[x], words[y]):
            kinds[i] = EVENT_KINDS.index("narrower")
        elif graph.implies(words[x], words[y]) or graph.implies(words[y], words[x]):
            kinds[i] = EVENT_KINDS.index("implied")
        elif graph.related(words[x], words[y]):
            kinds[i] = EVENT_KINDS.index("related")
    value = kinds[inverse]
    apart = value == EVENT_KINDS.index("other")
    hit = _mentioned(columns, np.flatnonzero(apart))
    value[np.flatnonzero(apart)[hit]] = EVENT_KINDS.index("mentioned")
    return value, known, EVENT_KINDS


def _mentioned(columns: PairColumns, rows: NDArray[Any]) -> Bools:
    """One side's event stands among the other side's words, as that concept or a kind of it.

    A sentence holds more than one verb; the one taken for its event need not be the shared one.
    """
    table, graph = columns.table, columns.graph
    if graph is None:
        return np.zeros(len(rows), dtype=np.bool_)
    events = [f.event.id if f.event and f.event.known else "" for f in table.facets]
    up = {e: graph.up(e) for e in set(events) if e}
    wide = {t: graph.up(t) for f in table.facets for t in f.terms if t in up or t in graph}
    words = [frozenset().union(*(wide.get(t, frozenset()) for t in f.terms)) for f in table.facets]
    a, b = columns.pairs.a[rows].tolist(), columns.pairs.b[rows].tolist()
    negated = [f.polarity == "negated" for f in table.facets]

    def told(x: int, y: int) -> bool:
        """x's event among y's words; what only the negating side mentions is not what it negates."""
        return events[x] in words[y] and not (negated[y] and not negated[x])

    hit = [told(x, y) or told(y, x) for x, y in zip(a, b, strict=True)]
    return np.asarray(hit, dtype=np.bool_)


def _total(columns: PairColumns) -> Ends:
    """What period a row speaks of: the one its count covers, else the time of the event."""

    def make() -> Ends:
        covers, when = columns.table.periods["covers"], columns.table.periods["when"]
        return Ends(
            np.where(covers.known, covers.lo, when.lo),
            np.where(covers.known, covers.hi, when.hi),
            covers.known | when.known,
            covers.approx,
        )

    return columns.memo(("total",), make)  # type: ignore[no-any-return]


BARELY = 0.2
"""Periods that share less of the shorter one than this touch by the vagueness of "late 2022" alone."""


def _window(columns: PairColumns) -> Made:
    total = _total(columns)
    a, b = columns.pairs.a, columns.pairs.b
    known = total.known[a] & total.known[b]
    lo, hi = np.maximum(total.lo[a], total.lo[b]), np.minimum(total.hi[a], total.hi[b])
    shorter = np.minimum(total.hi[a] - total.lo[a], total.hi[b] - total.lo[b]) + 1.0
    with np.errstate(invalid="ignore"):
        share = np.where(np.isinf(shorter), 1.0, (hi - lo + 1.0) / shorter)
    meet = (lo <= hi) & (np.nan_to_num(share, nan=1.0) >= BARELY)
    return np.where(meet, 0, 1), known, WINDOWS


def _toll(columns: PairColumns) -> Made:
    """How the number of what can only grow moves from the earlier statement to the later one."""
    table = columns.table
    count, measure = table.counts["quantity"], table.codes["measure"]
    a, b = columns.pairs.a, columns.pairs.b
    days = table.said[b] - table.said[a]
    growing = columns.graph.measures_growing if columns.graph else frozenset()
    grows = np.asarray([f.measure in growing for f in table.facets], dtype=np.bool_)
    same = (measure[a] == measure[b]) & (measure[a] >= 0) & grows[a]
    known = same & count.known[a] & count.known[b] & ~np.isnan(days)
    forward = np.where(days >= 0, 1.0, -1.0)
    up = np.where(forward > 0, count.lo[b] > count.hi[a], count.lo[a] > count.hi[b])
    down = np.where(forward > 0, count.hi[b] < count.lo[a], count.hi[a] < count.lo[b])
    moved = np.nan_to_num(days) != 0
    value = np.where(moved & up, 0, np.where(moved & down, 1, 2))
    return value, known, TOLLS


def _answers(columns: PairColumns) -> Made:
    """One side denies or declines and can be answering the other: it stands after it in one document,
    or was said the same day or later elsewhere."""
    table = columns.table
    reply = _reply_mask(columns)
    a, b = columns.pairs.a, columns.pairs.b
    days = np.nan_to_num(table.said[b] - table.said[a])
    later_b, later_a = days >= 0, days <= 0
    return _number(((reply[b] & later_b) | (reply[a] & later_a)).astype(np.int64))


def _reply_mask(columns: PairColumns) -> Bools:
    table = columns.table
    stance = table.vocabulary["stance"].codes
    deny = [stance.get(s, -9) for s in ("deny", "decline")]
    return np.isin(table.codes["stance"], deny) | (table.codes["denial"] >= 0)
