"""How the command line behaves: words it does not know, exit codes, pipes, interruption, locales."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import credtui
from credtui.cli import COMMANDS, main

Captured = pytest.CaptureFixture[str]
ROOT = Path(credtui.__file__).resolve().parent.parent
TWO = """Harbour opened
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
Engineer Vira Tkach said that the bridge was closed regularly.
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def stopped(capsys: Captured, *words: str) -> tuple[int, str, str]:
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["comapre", "x"], ["comapre: no such file", "did you mean 'compare'?", "x: no such file"]),
        (["musk-putni"], ["did you mean 'musk-putin'?"]),
        (["compare", "moskva", "--jsn"], ["unknown option '--jsn'", "did you mean '--json'?"]),
        (["compare", "--jsn", "--quite"], ["'--jsn'", "'--quite'", "did you mean '--quiet'?", "PATH"]),
        (
            ["compare", "moskva", "--min-score=1", "--minscore=1"],
            ["'--minscore'; did you mean '--min-score'?"],
        ),
        (["compare", "moskva", "--min-score", "101"], ["'101' is not a whole number from 0 to 99"]),
        (["compare", "moskva", "--fail-over", "-1"], ["not a whole number from 0 to 99"]),
        (["compare", "moskva", "--as-of", "yesterday"], ["'yesterday' is not a time", "2024-10-26"]),
        (["compare", "moskva", "--as-of"], ["expected one argument"]),
        (["report", "moskva", "--format", "htlm"], ["'htlm' is none of md, html", "did you mean 'html'?"]),
        (["report", "moskva", "extra"], ["'extra' is one word too many"]),
        (["explain", "moskva", "1", "--rule", "x"], ["unknown option '--rule'", "'--rules'"]),
        (["rules", "chekc"], ["'chekc' is none of", "did you mean 'check'?"]),
        (["eval", "pair"], ["did you mean 'pairs'?"]),
        (["sources", "lst"], ["'lst' is none of list, show, check"]),
        (["completions", "bsh"], ["did you mean 'bash'?"]),
        (["report", "moskva", "--\x1b[31m"], ["<U+001B>"]),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(
    words: list[str], told: list[str], capsys: Captured
) -> None:
    code, out, err = stopped(capsys, *words)
    assert (code, out) == (2, "")
    for needed in told:
        assert needed in err, err
    assert "\x1b" not in err


@pytest.mark.parametrize("words", [["--version"], ["--quiet", "--version"], ["compare", "--version"],
                                   ["rules", "list", "--version"]])  # fmt: skip
def test_the_version_is_told_wherever_it_is_asked_for(words: list[str], capsys: Captured) -> None:
    code, out, _ = stopped(capsys, *words)
    assert (code, out) == (0, f"credtui {credtui.__version__}\n")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in ("rules", "eval")])
def test_every_command_explains_itself_and_has_the_common_options(command: str, capsys: Captured) -> None:
    code, out, _ = stopped(capsys, command, "--help")
    assert code == 0
    for option in ("--rules DIR", "--sources DIR", "--json", "--quiet", "--no-cache", "--version", "--help"):
        assert option in out


def test_common_options_may_stand_before_the_command(tmp_path: Path, capsys: Captured) -> None:
    mine = tmp_path / "mine"
    (mine / "registry").mkdir(parents=True)
    (mine / "registry" / "a.toml").write_text('[source.lan]\nkind = "person"\nnames = { en = ["Lan"] }\n')
    for words in (
        ["--sources", str(mine), "--json", "sources", "show", "lan"],
        [f"--sources={mine}", "--quiet", "--json", "sources", "show", "lan"],
        ["sources", "show", "lan", "--json", "--sources", str(mine)],
    ):
        code, out, err = stopped(capsys, *words)
        assert (code, json.loads(out)["sources"][0]["id"]) == (0, "lan"), err


def test_a_word_of_two_meanings_is_an_error_that_says_so(capsys: Captured) -> None:
    Path("rules").mkdir()
    code, _, err = stopped(capsys, "rules")
    assert code == 2
    assert "both a command and a path here" in err and "./rules for the path" in err
    assert stopped(capsys, "rules", "list", "--quiet")[0] == 0, "with more words it is the command"
    Path("moskva").mkdir()
    code, _, err = stopped(capsys, "compare", "moskva")
    assert code == 2 and "both a path here and a case" in err


def test_the_latest_folder_wins(tmp_path: Path, capsys: Captured) -> None:
    for name, score in (("one", 5), ("two", 95)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.toml").write_text(f"format = 1\n[scoring]\nthreshold = {score}\n")
    Path("a.txt").write_text(TWO)
    counts = []
    for order in (("one", "two"), ("two", "one")):
        folders = [w for name in order for w in ("--rules", str(tmp_path / name))]
        _, out, _ = stopped(capsys, "compare", "a.txt", "--json", *folders)
        counts.append(json.loads(out)["scoring"]["threshold"])
    assert counts == [95, 5]


def test_scores_below_the_limit_are_left_out_and_over_it_fail(capsys: Captured) -> None:
    Path("a.txt").write_text(TWO)
    _, out, _ = stopped(capsys, "compare", "a.txt", "--json")
    best = max(c["score"] for c in json.loads(out)["conflicts"])
    for words, code, count in (
        (["--min-score", str(best)], 0, True),
        (["--min-score", str(best + 1)], 0, False),
        (["--fail-over", str(best)], 0, True),
        (["--fail-over", str(best - 1)], 1, True),
        (["--fail-over", "0", "--min-score", str(best + 1)], 0, False),
    ):
        found, out, _ = stopped(capsys, "compare", "a.txt", "--json", *words)
        assert (found, bool(json.loads(out)["conflicts"])) == (code, count), words


def test_as_of_a_day_takes_the_whole_day_and_of_a_moment_not_more(capsys: Captured) -> None:
    front = '+++\noutlet = "Harbour Post"\npublished_at = {}\n+++\nMayor Orest Lan said that it was closed.\n'
    for name, when in (
        ("a", "2031-05-12"),
        ("b", "2031-05-12T18:00:00+02:00"),
        ("c", "2031-05-13T00:30:00+02:00"),
    ):
        Path(f"{name}.md").write_text(front.format(when))
    for limit, there in (
        ("2031-05-12", "abc"),  # 00:30 in +02:00 is 22:30 UTC of the day before
        ("2031-05-12T16:00:00+00:00", "ab"),
        ("2031-05-12T15:59:59Z", "a"),
        ("2031-05-11", ""),
    ):
        _, out, _ = stopped(capsys, "compare", ".", "--json", "--as-of", limit)
        assert "".join(sorted(d["path"][0] for d in json.loads(out)["documents"])) == there, limit


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "credtui", *words]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interruption_is_130_without_a_word() -> None:
    Path("long.txt").write_text("Mayor Orest Lan said that the bridge was closed only once.\n" * 20_000)
    with subprocess.Popen(
        command("extract", "long.txt", "--quiet"),
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # a shell's background job starts deaf to the interruption, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as running:
        time.sleep(6)  # imports are done on a busy machine too
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="pipes")
@pytest.mark.parametrize(
    "words", [["compare", "moskva", "--all", "--json"], ["rules", "docs"], ["rules", "schema"]]
)
def test_a_reader_who_has_seen_enough_hears_no_complaint(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command(*words), env=environment(), stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("rules", "list", "--json"), env=environment(), stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert b"No space left" in done.stderr and b"Traceback" not in done.stderr


def test_data_is_utf_8_whatever_the_locale_says() -> None:
    for more in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ):
        for words in (["compare", "moskva"], ["sources", "list"], ["rules", "list", "--json"]):
            done = subprocess.run(command(*words), env=environment(**more), capture_output=True)
            assert done.returncode == 0, done.stderr
            done.stdout.decode("utf-8")
            assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [["compare", "moskva"], ["explain", "musk-putin", "1"], ["sources", "list"]]
)
def test_no_colours_are_sent(words: list[str], capsys: Captured) -> None:
    code, out, err = stopped(capsys, *words)
    assert code == 0 and "\x1b" not in out + err


def test_quiet_is_quiet(capsys: Captured) -> None:
    Path("dry.txt").write_text("Rain fell all day.\n")
    assert stopped(capsys, "compare", "dry.txt")[2]
    assert stopped(capsys, "compare", "dry.txt", "--quiet")[2] == ""


def test_own_folders_are_where_xdg_says(tmp_path: Path, capsys: Captured) -> None:
    Path("a.txt").write_text(TWO)
    _, made, _ = stopped(capsys, "new", "harbour")
    assert Path(made.strip()) == tmp_path / "home" / "data" / "credtui" / "sources" / "cases" / "harbour"
    stopped(capsys, "add", "harbour", "a.txt")
    stopped(capsys, "compare", "harbour")
    assert {p.name for p in (tmp_path / "home").iterdir()} == {"data", "cache"}
    rules = tmp_path / "home" / "config" / "credtui" / "rules"
    rules.mkdir(parents=True)
    (rules / "mine.toml").write_text("format = 1\n[scoring]\nthreshold = 77\n")
    _, out, _ = stopped(capsys, "compare", "harbour", "--json")
    assert json.loads(out)["scoring"]["threshold"] == 77


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
def test_a_person_sees_what_is_being_read_and_a_program_does_not() -> None:
    import pty

    Path("long.txt").write_text("Rain fell all day.\n" * 15_000)
    seen = {}
    for quiet in (False, True):
        outer, inner = pty.openpty()
        done = subprocess.run(
            command("extract", "long.txt", "--no-cache", *(["--quiet"] if quiet else [])),
            env=environment(), stdout=subprocess.PIPE, stderr=inner,
        )  # fmt: skip
        os.close(inner)
        seen[quiet] = b""
        while True:
            try:
                part = os.read(outer, 4096)
            except OSError:
                break
            if not part:
                break
            seen[quiet] += part
        os.close(outer)
        assert done.returncode == 0 and b"reading" not in done.stdout
    assert b"reading 1 of 1: long.txt, 285,000 characters" in seen[False]
    assert seen[False].rindex(b"\r\x1b[K") > seen[False].index(b"reading"), "the line is cleared"
    assert seen[True] == b""
