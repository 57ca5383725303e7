"""What other rules do to the conflicts of a case, losses first.

Only values are compared here, so the terminal can read it before the heavy stages are imported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credtui.model import Relation

if TYPE_CHECKING:
    from credtui.evaluate.pairs import Counts


@dataclass(frozen=True, slots=True)
class Moved:
    """One conflict before and after; its ranks count from 1, None where it is not there."""

    before: Relation | None
    after: Relation | None
    rank_before: int | None
    rank_after: int | None
    confirmed: bool = False
    """An analyst has said that it collides."""

    @property
    def relation(self) -> Relation:
        """The newer of the two."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def score_before(self) -> int | None:
        """Its score before; None if it was not there."""
        return self.before.score if self.before else None

    @property
    def score_after(self) -> int | None:
        """Its score after; None if it is not there."""
        return self.after.score if self.after else None

    @property
    def turned(self) -> tuple[str, ...]:
        """What else changed of a conflict that stays: ``relation``, ``type``, ``band``, ``rank``."""
        if self.before is None or self.after is None:
            return ()
        names = [n for n in ("relation", "type", "band") if getattr(self.before, n) != getattr(self.after, n)]
        return (*names, *(["rank"] if self.rank_before != self.rank_after else []))


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change of rules does, losses first; ranked inside each part."""

    vanish: tuple[Moved, ...] = ()
    down: tuple[Moved, ...] = ()
    up: tuple[Moved, ...] = ()
    new: tuple[Moved, ...] = ()
    turned: tuple[Moved, ...] = ()
    """The score stands, but relation or type is another one."""
    shifted: tuple[Moved, ...] = ()
    """Only the rank changed."""
    same: int = 0
    """How many conflicts keep their score, relation and type."""
    gold: tuple[Counts, Counts] | None = None
    """Counts on a labelled file before and after; None without one."""

    @property
    def quiet(self) -> bool:
        """True if no conflict changes."""
        return not any(self.rows())

    def rows(self) -> Iterator[tuple[str, Moved]]:
        """Every change with its word, losses first."""
        for word in ("vanish", "down", "turned", "up", "new", "shifted"):
            for moved in getattr(self, word):
                yield word, moved

    def sentence(self) -> str:
        """One line: ``3 vanish, of them 2 confirmed; 14 up, 2 new; 30 stay; precision ...``."""
        lost = f"{len(self.vanish)} vanish"
        sure = sum(m.confirmed for m in self.vanish)
        parts = [lost + (f", of them {sure} confirmed" if sure else "")] if self.vanish else []
        words = (("down", "down"), ("turned", "of another relation"), ("up", "up"), ("new", "new"))
        rest = [f"{len(getattr(self, key))} {word}" for key, word in words if getattr(self, key)]
        if rest:
            parts.append(", ".join(rest))
        parts.append(f"{self.same} stay" if parts else f"No conflict changes ({self.same} stay)")
        if self.gold is not None:
            parts.append(gold_words(*self.gold))
        return "; ".join(parts) + "."


def gold_words(before: Counts, after: Counts) -> str:
    """``precision .88 -> .86, recall .70 -> .74 on 240 labelled pairs``, losses visible in the figures."""
    old, new = before.figures(), after.figures()
    told = [f"{key} {_share(old[key])} -> {_share(new[key])}" for key in ("precision", "recall")]
    return ", ".join(told) + " on the labelled set"


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value < 1 else "1.0"


def consequence(
    before: Sequence[Relation],
    after: Sequence[Relation],
    confirmed: Collection[str] = (),
    gold: tuple[Counts, Counts] | None = None,
) -> Consequence:
    """Compare two ranked lists of conflicts of the same statements; ``confirmed`` are ids of relations."""
    old = {r.id: (i, r) for i, r in enumerate(before, 1)}
    new = {r.id: (i, r) for i, r in enumerate(after, 1)}
    parts: dict[str, list[Moved]] = {k: [] for k in ("vanish", "down", "up", "new", "turned", "shifted")}
    same = 0
    for key, (rank, was) in old.items():
        if key not in new:
            parts["vanish"].append(Moved(was, None, rank, None, key in confirmed))
    for key, (rank, now) in new.items():
        was_rank, then = old.get(key, (None, None))
        moved = Moved(then, now, was_rank, rank, key in confirmed)
        kind = _kind(moved)
        same += kind in ("", "shifted")
        if kind:
            parts[kind].append(moved)
    parts["vanish"].sort(key=lambda m: not m.confirmed)
    return Consequence(**{k: tuple(v) for k, v in parts.items()}, same=same, gold=gold)


def _kind(moved: Moved) -> str:
    if moved.before is None or moved.after is None:
        return "new"
    if moved.after.score != moved.before.score:
        return "up" if moved.after.score > moved.before.score else "down"
    if {"relation", "type"} & set(moved.turned):
        return "turned"
    return "shifted" if moved.turned else ""
