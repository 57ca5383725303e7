"""Stage 7: rules x signals become relations, footing, grades and disputes."""

from credtui.conflicts.case import CaseView, case_context
from credtui.conflicts.disputes import group
from credtui.conflicts.fidelity import with_fidelity
from credtui.conflicts.footing import footing
from credtui.conflicts.order import in_order, relation_id
from credtui.conflicts.relate import relate
from credtui.conflicts.score import Board, Scores, band_of, score_of, score_rows

__all__ = [
    "Board", "CaseView", "Scores", "band_of", "case_context", "footing", "group", "in_order", "relate",
    "relation_id", "score_of", "score_rows", "with_fidelity",
]  # fmt: skip
