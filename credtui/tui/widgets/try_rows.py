"""What two sentences came to, as rows: the result, the rule in question, every rule, every signal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from credtui.conflicts.score import band_of
from credtui.rulebench.reasons import Reason
from credtui.rulebench.tryit import ClaimPair, RuleResult, Signal, Trial
from credtui.tui.display import clip, flow, pad, styled, visible
from credtui.tui.theme import STYLES, Signs

MISSES = 8
"""Rules that do not fire and are shown, the nearest first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A rule, and the place of one condition below its ``when``."""

    rule: str
    path: tuple[str | int, ...] = ()


class TryRows:
    """A trial laid out for one width."""

    height = 1

    def __init__(self, trial: Trial, rule: str | None, width: int, signs: Signs) -> None:
        self.signs, self.width = signs, max(24, width)
        self.rows: list[tuple[Text, Target | None]] = list(self._all(trial, rule))

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """Rows that lead somewhere."""
        return self.rows[index][1] is not None

    def line(self, index: int, part: int, width: int) -> Text:
        """One line."""
        return self.rows[index][0]

    def target(self, index: int) -> Target | None:
        """Where a row leads."""
        return self.rows[index][1] if 0 <= index < len(self.rows) else None

    def _all(self, trial: Trial, rule: str | None) -> Iterator[tuple[Text, Target | None]]:
        yield from self._result(trial)
        if not trial.pairs:
            return
        pair = trial.pairs[0]
        asked = next((r for r in pair.rules if r.rule.id == rule), None)
        if asked is not None:
            yield Text(), None
            yield from self._asked(asked)
        fired = [r for r in pair.rules if r.value == "yes" and r is not asked]
        missed = [r for r in pair.rules if r.value != "yes" and r is not asked and r.held][:MISSES]
        if fired:
            yield from self._head("Rules that fire" if asked is None else "Other rules that fire")
            for one in fired:
                yield self._rule(one), Target(one.rule.id)
        if missed:
            yield from self._head("Nearest misses")
            for one in missed:
                yield self._miss(one), Target(one.rule.id)
        yield from self._signals(pair)

    def _head(self, words: str) -> Iterator[tuple[Text, None]]:
        yield Text(), None
        yield styled(words, STYLES["head"]), None

    def _result(self, trial: Trial) -> Iterator[tuple[Text, None]]:
        relation = trial.relation
        if not trial.pairs:
            words = "One side makes no claim that could be compared."
            for line in flow([(words, STYLES["check"])], self.width):
                yield line, None
            return
        if relation is None:
            yield styled("unrelated: no rule has anything to say", STYLES["strong"]), None
            return
        band = band_of(relation.score)
        style = STYLES[band] if relation.is_conflict else STYLES["other"]
        kind = f" {self.signs.dot} {relation.type}" if relation.type else ""
        yield (
            styled(f"{relation.relation}{kind}", STYLES["strong"])
            .append(f"  {relation.score} {band}", style)
            .append(f"  sum {relation.sum:+d}", STYLES["dim"]),
            None,
        )
        if len(trial.pairs) > 1:
            yield styled(f"of {len(trial.pairs)} pairs of claims, this one decides", STYLES["dim"]), None

    def _asked(self, one: RuleResult) -> Iterator[tuple[Text, Target | None]]:
        word = {"yes": "fires", "no": "does not fire", "unknown": "does not fire: something is not known"}
        sign, style = self._sign(one.value)
        line = styled(f"{sign} {one.rule.id} ", STYLES["rule"]).append(word[one.value], STYLES[style])
        yield line, Target(one.rule.id)
        if one.swapped:
            yield styled("  a is the second sentence here", STYLES["dim"]), None
        if one.silenced:
            yield styled("  a suppression keeps it silent", STYLES["check"]), None
        if one.explain:
            for line in flow([(visible(one.explain), STYLES["text"])], self.width - 2):
                yield Text("  ").append_text(line), None
        yield from self._reason(one.reason, one.rule.id, 1)

    def _reason(self, one: Reason, rule: str, depth: int) -> Iterator[tuple[Text, Target | None]]:
        sign, style = self._sign(one.value)
        indent = "  " * depth
        line = styled(f"{indent}{sign} ", STYLES[style]).append(visible(one.words), STYLES["text"])
        yield line, Target(rule, one.path) if one.path else None
        if one.read:
            hang = len(indent) + 4
            for part in flow([(visible(one.read), STYLES["dim"])], self.width - hang):
                yield Text(" " * hang).append_text(part), None
        for inner in one.parts:
            yield from self._reason(inner, rule, depth + 1)

    def _sign(self, value: str) -> tuple[str, str]:
        return {
            "yes": (self.signs.tick, "plus"), "no": (self.signs.against, "minus"),
        }.get(value, (self.signs.unknown, "check"))  # fmt: skip

    def _rule(self, one: RuleResult) -> Text:
        points = f"{one.rule.points:+4d}" if one.counted else "  +0"
        line = styled(f"{points} ", STYLES["plus" if one.counted else "faint"])
        line.append(one.rule.id, STYLES["rule" if one.counted else "dim"])
        room = self.width - line.cell_len - 2
        if one.explain and room > 10:
            line.append("  " + clip(visible(one.explain), room, self.signs.ellipsis), STYLES["dim"])
        return line

    def _miss(self, one: RuleResult) -> Text:
        sign, style = self._sign(one.value)
        line = styled(f"   {sign} ", STYLES[style]).append(one.rule.id, STYLES["dim"])
        return line.append(f"  {one.held} held", STYLES["faint"])

    def _signals(self, pair: ClaimPair) -> Iterator[tuple[Text, None]]:
        yield from self._head("Signals")
        known = [s for s in pair.signals if s.known]
        for signal in known:
            if not signal.between:
                yield from self._sides(signal)
        between = [s for s in known if s.between]
        column = max((len(s.field) for s in between), default=0)
        for signal in between:
            line = styled(pad(signal.field, column), STYLES["dim"])
            yield line.append("  " + clip(visible(signal.between), self.width - column - 2,
                                          self.signs.ellipsis), STYLES["text"]), None  # fmt: skip
        silent = len(pair.signals) - len(known)
        if silent:
            yield styled(f"{silent} more are not known here", STYLES["faint"]), None

    def _sides(self, signal: Signal) -> Iterator[tuple[Text, None]]:
        holds = f"  {', '.join(signal.holds)}" if signal.holds else ""
        yield styled(signal.field, STYLES["dim"]).append(holds, STYLES["other"]), None
        for side, words in (("a", signal.a), ("b", signal.b)):
            shown = clip(visible(words) or self.signs.dash, self.width - 4, self.signs.ellipsis)
            yield styled(f"  {side} ", STYLES[side]).append(shown, STYLES["text" if words else "faint"]), None
