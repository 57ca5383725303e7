"""What the commands on cases share: loading, times and scores as options, harmless output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from credtui.cli.common import BAD, DONE

if TYPE_CHECKING:
    from pathlib import Path

    from credtui.model import Amendment, Document
    from credtui.opening import Asked, Watch
    from credtui.tomlio.problem import Problem


def asked_of(options: argparse.Namespace, words: Sequence[str]) -> Asked:
    """What a command is to open, with the folders of its options.  Raises BadInput for a missing folder."""
    from credtui.cli.common import rule_folders, source_roots
    from credtui.opening import Asked

    return Asked(
        tuple(words), tuple(rule_folders(options)), tuple(source_roots(options)),
        as_of=getattr(options, "as_of", None), keep=not options.no_cache, watch=_watch(options),
    )  # fmt: skip


SOON = 1.0
"""Seconds of work after which a person wants to know what is going on."""


def _watch(options: argparse.Namespace) -> Watch | None:
    """What writes the document that is being read over one line of a person's terminal."""
    if options.quiet or not sys.stderr.isatty():
        return None
    from time import monotonic

    from credtui.reports.plain import visible

    begun, shown = monotonic(), False

    def show(document: Document | None, number: int, total: int) -> None:
        nonlocal shown
        words = ""
        if document is not None and (monotonic() - begun > SOON or len(document.text) > 200_000):
            size = f", {len(document.text):,} characters" if len(document.text) > 200_000 else ""
            words = f"reading {number} of {total}: {visible(document.path)[-60:]}{size}"
        if words or shown:
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()
        shown = bool(words)

    return show


def source_folders(options: argparse.Namespace) -> tuple[Path, ...]:
    """The folders of ``--sources``; bundled and own cases are looked up besides."""
    return tuple(options.sources)


def day_or_moment(words: str) -> datetime:
    """``--as-of``: a date (its last moment, UTC) or an ISO 8601 time; a type for argparse."""
    try:
        when = datetime.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{words}' is not a time; write 2024-10-26 or 2024-10-26T18:00:00+00:00"
        ) from None
    if len(words) <= len("2024-10-26"):
        when = datetime.combine(when.date(), time.max)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def score(words: str) -> int:
    """A score from 0 to 99; a type for argparse."""
    if words.isdecimal() and len(words) < 4 and int(words) <= 99:
        return int(words)
    raise argparse.ArgumentTypeError(f"'{words}' is not a whole number from 0 to 99")


def tell(options: argparse.Namespace, message: str) -> None:
    """A message for people, on standard error, unless ``--quiet``."""
    if not options.quiet:
        from credtui.reports.plain import visible

        print(visible(message, lines=True), file=sys.stderr)


def tell_corrections(options: argparse.Namespace, corrections: Iterable[Amendment]) -> None:
    """Name every correction that could not be applied, with the reason."""
    for one in corrections:
        if one.fate == "orphaned":
            tell(options, f"correction {one.id} by {one.by} ({one.says}) is not applied: {one.reason}")


def tell_notes(options: argparse.Namespace, documents: Iterable[Document]) -> None:
    """What reading the documents was unsure about."""
    from credtui.reports.plain import visible

    for document in documents:
        for note in document.notes:
            tell(options, f"{visible(document.path)}: {note}")


def broken(problems: Iterable[Problem]) -> int:
    """Print problems to standard error; returns 2 if there are any, else 0."""
    from credtui.tomlio.problem import render

    found = list(problems)
    for problem in found:
        print(render(problem), file=sys.stderr)
    if len(found) > 1:
        print(f"{len(found)} problems", file=sys.stderr)
    return BAD if found else DONE


def put(text: str) -> None:
    """Data to standard output as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8", "backslashreplace"))
        buffer.flush()
