"""How soon the terminal stands, against the least that Textual and Python can do (run by hand).

python tests/benchmarks/bench_terminal.py [ROUNDS]

Every program runs in a pseudo-terminal of 120x40, one of each kind a round, so that what else the
machine does weighs on all alike; the figures are ratios of medians.  Compiled code may be kept, as an
installation keeps it: Textual's is there in any case, and credtui's shall not be compiled at every start.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence

PYTHON = sys.executable
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("stands here")
Minimal().run()
"""
LIMIT = 60.0
"""Seconds after which a program that has not shown its words counts as broken."""


def shown(command: Sequence[str], words: Sequence[bytes]) -> list[float]:
    """Seconds from the start of a program until each of the words is on its terminal, in order."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        # The size is set before the program looks at it.
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], list(command))
    seen, times = b"", []
    try:
        for word in words:
            while word not in seen:
                if time.perf_counter() - start > LIMIT:
                    raise SystemExit(f"{command}: {word!r} did not come")
                if select.select([terminal], [], [], 1)[0]:
                    seen += os.read(terminal, 65536)
            times.append(time.perf_counter() - start)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return times


def ran(command: Sequence[str]) -> float:
    """Seconds a program takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Measure in turn, and print the ratios."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    credtui = [PYTHON, "-m", "credtui"]
    minimal, frame, conflict, nothing, version, compare = [], [], [], [], [], []
    for number in range(rounds + 1):
        row = (
            shown([PYTHON, "-c", MINIMAL], [b"stands here"])[0],
            *shown(credtui, [b"documents", b"Between sources"]),
            ran([PYTHON, "-c", "pass"]),
            ran([*credtui, "--version"]),
            ran([*credtui, "compare", "musk-putin", "--quiet"]),
        )
        if number:  # the first round fills the caches of compiled code
            for kept, value in zip((minimal, frame, conflict, nothing, version, compare), row, strict=True):
                kept.append(value)
    middle = statistics.median
    app, base = middle(minimal), middle(nothing)
    print(
        f"medians of {rounds}: minimal app {app:.3f} s, first frame {middle(frame):.3f} s, first conflict "
        f"{middle(conflict):.3f} s, python -c pass {base:.3f} s, --version {middle(version):.3f} s, "
        f"credtui compare {middle(compare):.3f} s"
    )
    print(f"first frame / minimal app       {middle(frame) / app:.2f} (wanted: 1.6 or less)")
    print(f"first conflict / minimal app    {middle(conflict) / app:.2f} (wanted: 2 or less)")
    print(f"first conflict / credtui compare {middle(conflict) / middle(compare):.2f}")
    print(f"--version / python -c pass      {middle(version) / base:.2f} (wanted: 4 or less)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
