"""How long a key takes to show in the rule editor while a large case is scored again (run by hand).

python tests/benchmarks/bench_typing.py [KEYS]

Each program runs in a pseudo-terminal of 120x40 with the same 2,000 lines: a bare TextArea, the editor
at rest (keys faster than the pause before checking), and the editor while 20,000 pairs are scored.  The
programs take turns key by key, so that what else the machine does weighs on all alike; figures are the
time from writing a key to the terminal until its letter comes back, and ratios of medians.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from credtui.model import Count, Document, Facets, Interval, Proposition, Ref, Span, Speaker, Statement

LETTERS = [chr(c) for c in (*range(0x0531, 0x0557), *range(0x10D0, 0x10F1), *range(0x16A0, 0x16EB))]
"""Letters that stand nowhere else on the screen: each is typed once and looked for."""
LIMIT = 30.0
"""Seconds after which a letter that has not come counts as lost."""
LINES = 2000
STATEMENTS = 202
"""All pairs of them are candidates: 20,000 and some."""


# ------------------------------------------------------------------ the programs
def statement(number: int, dice: random.Random) -> Statement:
    """One invented statement with one proposition; names are few, so that every pair is a candidate."""
    said = dice.choice(("twelve", "forty", "at least 90", "six", "about 300"))
    text = f"{said} miners were brought out of the Hlyboka pit, clerk {number} counted"
    span, low = Span(0, len(text)), dice.randrange(90)
    names = tuple(Ref(f"name{dice.randrange(4)}", "Name") for _ in range(2))
    facets = Facets(
        polarity=dice.choice(("affirmed", "affirmed", "affirmed", "negated")),
        event=Ref(dice.choice(("contact", "strike", "kill", "sign", "evacuate")), "x", known=True),
        agent=names[0], patient=names[1], participants=names,
        measure=dice.choice((None, "killed", "wounded")), quantity=Count(Interval(low, low), said),
        modality="happened", terms=tuple(sorted(f"term{dice.randrange(30)}" for _ in range(8))),
    )  # fmt: skip
    return Statement(
        id=f"s{number}", document=f"d{number % 40}", span=span, outer=span, text=text, lang="en",
        speaker=Speaker(f"Clerk {number % 50}", None, "person"), quote="indirect", stance="assert",
        said_at=datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=number % 90),
        propositions=(Proposition(span, text, facets),),
    )  # fmt: skip


def long_rules() -> str:
    """The bundled rules of conflict, followed by comments up to 2,000 lines."""
    from credtui.bundled import rules_dir

    text = (rules_dir() / "conflicts.toml").read_text("utf-8")
    missing = LINES - text.count("\n")
    return text + "".join(f"# line {i} of a long file\n" for i in range(missing))


def run_editor() -> None:
    """credtui with the large case, in the rule editor."""
    from pathlib import Path

    from credtui.bench import CaseBench, read_rules, rule_paths
    from credtui.bundled import rules_dir
    from credtui.knowledge import load_knowledge
    from credtui.opening import Material
    from credtui.reading import Reading
    from credtui.session import Session
    from credtui.store.targets import Target
    from credtui.tui.app import CredtuiApp
    from credtui.tui.messages import Go

    folder = Path(tempfile.mkdtemp())
    (folder / "conflicts.toml").write_text(long_rules(), "utf-8")

    def load() -> Session:
        dice = random.Random(7)
        statements = tuple(statement(i, dice) for i in range(STATEMENTS))
        documents = tuple(
            Document(id=f"d{i}", version="0" * 64, path=f"d{i}.md", outlet=f"Outlet {i}", outlet_id=None,
                     lang="en", text="\n".join(s.text for s in statements if s.document == f"d{i}"))
            for i in range(40)
        )  # fmt: skip
        folders = [rules_dir(), folder]
        paths = rule_paths(folders)
        target = Target("A large case", None, documents, ())
        made = Material(target, Reading(documents, statements), load_knowledge())
        bench = CaseBench(lambda: made, paths, folders)
        files = [read_rules(name, path) for name, path in paths.items()]
        return Session(target.name, files, bench, bench.rescore({f.name: f.text for f in files}))

    app = CredtuiApp(load)

    def when_loaded() -> None:
        if app.session is None:
            app.set_timer(0.1, when_loaded)
        else:
            name = next(n for n in app.session.files if n.endswith("conflicts.toml"))
            app.post_message(Go("rules", file=name, line=LINES - 5))

    app.call_later(when_loaded)
    app.run()


def run_bare() -> None:
    """The least: a TextArea and nothing else."""
    from textual.app import App, ComposeResult
    from textual.widgets import TextArea

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            area = TextArea(long_rules(), show_line_numbers=True, soft_wrap=False)
            area.move_cursor((LINES - 6, 0))
            yield area

    Bare().run()


# ------------------------------------------------------------------ measuring
class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, name: str) -> None:
        self.letters = iter(LETTERS)
        self.seen = b""
        environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": os.getcwd(),
                       "XDG_STATE_HOME": tempfile.mkdtemp()}  # fmt: skip
        code = f"from tests.benchmarks.bench_typing import {name}; {name}()"
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.environ.update(environment)
            os.execvp(sys.executable, [sys.executable, "-c", code])

    def read(self, seconds: float) -> None:
        """Take what comes in a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.file], [], [], left)[0]:
                self.seen += os.read(self.file, 65536)

    def wait(self, words: bytes) -> None:
        """Until something is shown."""
        end = time.perf_counter() + LIMIT * 4
        while words not in self.seen:
            if time.perf_counter() > end:
                raise SystemExit(f"{words!r} did not come")
            self.read(0.05)

    def key(self) -> float:
        """Milliseconds until the next letter is back."""
        letter = next(self.letters).encode()
        self.seen = b""
        start = time.perf_counter()
        os.write(self.file, letter)
        while letter not in self.seen:
            if time.perf_counter() - start > LIMIT:
                raise SystemExit("a letter was lost")
            if select.select([self.file], [], [], 1)[0]:
                self.seen += os.read(self.file, 65536)
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def told(name: str, times: list[float], bare: list[float]) -> None:
    """A line of figures; the fastest tenth is the least disturbed by what else the machine does."""
    times = sorted(times)
    middle, most = statistics.median(times), times[int(len(times) * 0.95)]
    quick = statistics.median(times[: max(1, len(times) // 5)])
    least = statistics.median(sorted(bare)[: max(1, len(bare) // 5)])
    print(
        f"{name:<34} median {middle:5.1f} ms ({middle / statistics.median(bare):4.2f} times bare), "
        f"fastest fifth {quick:5.1f} ms ({quick - least:+5.1f} ms beside bare), "
        f"19 of 20 within {most:5.1f} ms"
    )


def main(keys: int) -> None:
    """Type in turn, print the figures."""
    programs = {"bare": Terminal("run_bare"), "rest": Terminal("run_editor"), "busy": Terminal("run_editor")}
    programs["bare"].wait(b"of a long file")
    for name in ("rest", "busy"):
        programs[name].wait(b"of a long file")
        programs[name].read(3)
    times: dict[str, list[float]] = {name: [] for name in programs}
    pause: Callable[[], None] = lambda: programs["busy"].read(0.25)  # noqa: E731 - the check begins meanwhile
    for number in range(keys):
        for name, program in programs.items():
            if name == "busy":
                pause()
            row = program.key()
            if number > 1:
                times[name].append(row)
    for program in programs.values():
        program.close()
    bare = times["bare"]
    told("bare TextArea", times["bare"], bare)
    told("editor, nothing being scored", times["rest"], bare)
    told("editor, 20,000 pairs being scored", times["busy"], bare)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
