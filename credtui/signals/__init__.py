"""Stage 5: pairs become numpy columns, one a field of the closed table."""

from credtui.signals.columns import PairColumns
from credtui.signals.table import PropositionTable

__all__ = ["PairColumns", "PropositionTable"]
