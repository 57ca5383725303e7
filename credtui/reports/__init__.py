"""One view model, one writer a format: Markdown, JSON, terminal text."""

from credtui.reports.jsonify import compare_json, extract_json
from credtui.reports.markdown import markdown_report
from credtui.reports.plain import visible
from credtui.reports.view import Line, Report, Side, make_report, side, wording

__all__ = [
    "Line", "Report", "Side", "compare_json", "extract_json", "make_report", "markdown_report", "side",
    "visible", "wording",
]  # fmt: skip
