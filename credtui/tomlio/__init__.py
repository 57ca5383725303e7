"""TOML with places: where each key and value stands, problems with a caret, one-value edits."""

from credtui.tomlio.problem import BadInput, Problem, nearest, render
from credtui.tomlio.scan import Lines, Place, Places, line_col, scan
from credtui.tomlio.splice import add_block, add_key, replace_source, splice

__all__ = [
    "BadInput", "Lines", "Place", "Places", "Problem", "add_block", "add_key", "line_col", "nearest",
    "render", "replace_source", "scan", "splice",
]  # fmt: skip
