"""Stage 4: candidate pairs of propositions by blocking; never all against all."""

from credtui.pairs.blocking import Pairs, candidates
from credtui.pairs.rows import Rows, rows_of

__all__ = ["Pairs", "Rows", "candidates", "rows_of"]
