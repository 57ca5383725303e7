"""Every report format by name; the command line and the terminal write the same bytes."""

from __future__ import annotations

from collections.abc import Callable

from credtui.model import Comparison
from credtui.reports.claimreview import claimreview_report
from credtui.reports.html import html_report
from credtui.reports.jsonify import compare_json
from credtui.reports.markdown import markdown_report
from credtui.reports.table import csv_report
from credtui.reports.view import Report

WRITERS: dict[str, Callable[[Report], str]] = {
    "md": markdown_report,
    "html": html_report,
    "csv": csv_report,
    "claimreview": claimreview_report,
}
FORMATS = ("md", "html", "json", "csv", "claimreview")
"""``json`` is the comparison itself, as ``compare --json`` prints it."""
SUFFIX = {"md": ".md", "html": ".html", "json": ".json", "csv": ".csv", "claimreview": ".jsonld"}


def written(name: str, comparison: Comparison, report: Report, all_relations: bool = False) -> str:
    """The report in one of ``FORMATS``."""
    if name == "json":
        return compare_json(comparison, all_relations=all_relations)
    return WRITERS[name](report)
