"""``credtui cache show|clear``: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import BAD, DONE, guarded, parser
from credtui.cli.setup import broken, put, tell


@guarded
def run(argv: Sequence[str]) -> int:
    """Say where kept results lie and how much room they take, or delete them all."""
    made = parser("cache", "Results kept between runs: where they lie, how large they are; delete them.")
    made.add_argument("what", choices=("show", "clear"))
    options = made.parse_args(list(argv))

    from credtui.cache import cache_folder, clear, held
    from credtui.reports.jsonify import dump
    from credtui.tomlio.problem import Problem

    folder = cache_folder()
    try:
        found = clear() if options.what == "clear" else held()
    except OSError as error:
        broken([Problem(str(folder), 0, 0, f"cannot be emptied: {error.strerror or error}")])
        return BAD
    row = {"schema": "credtui/cache/1", "path": str(folder), "entries": found.entries, "bytes": found.size}
    if options.json:
        put(dump(row))
    else:
        put(f"{folder}\n")
        was = "deleted" if options.what == "clear" else "kept"
        tell(options, f"{found.entries} entries {was}, {found.size / 1e6:.1f} MB")
    return DONE
