"""TOML with places: where each key and value stands, problems with a caret, one-value edits."""

from credtui.tomlio.problem import BadInput, Problem, nearest, render
from credtui.tomlio.scan import Lines, Place, Places, line_col, scan
from credtui.tomlio.splice import splice

__all__ = [
    "BadInput", "Lines", "Place", "Places", "Problem", "line_col", "nearest", "render", "scan", "splice",
]  # fmt: skip
