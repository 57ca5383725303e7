"""What relating needs of a compiled ruleset; ``credtui.ruleset`` provides it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from credtui.conflicts.score import Scored
from credtui.model import Scoring


class RuleView(Scored, Protocol):
    """One compiled rule."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def file(self) -> str: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102


class CapView(Protocol):
    """One cap that applies to a statement."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def reliability(self) -> str | None: ...  # noqa: D102
    @property
    def credibility(self) -> int | None: ...  # noqa: D102


class FiredView(Protocol):
    """Which rules fired on which pairs, rules x pairs, and whether with exchanged sides."""

    @property
    def fired(self) -> NDArray[np.bool_]: ...  # noqa: D102
    @property
    def swapped(self) -> NDArray[np.bool_]: ...  # noqa: D102


class RulesetView(Protocol):
    """A loaded ruleset."""

    @property
    def rules(self) -> Sequence[RuleView]: ...  # noqa: D102
    @property
    def scoring(self) -> Scoring: ...  # noqa: D102
    @property
    def sha256(self) -> str: ...  # noqa: D102

    def fire(self, columns: Any) -> FiredView:
        """Try every rule on every pair, in both orientations."""

    def explain(self, rule: Any, columns: Any, row: int, swapped: bool) -> str:
        """The rule's explanation filled in with the sources' own words."""

    def caps_for(self, facts: Mapping[str, Any]) -> Sequence[CapView]:
        """Caps whose conditions hold for a statement's facts."""
