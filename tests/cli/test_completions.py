"""Completion scripts, tried in the shells they are for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import credtui
from credtui.cli import COMMANDS, main
from credtui.cli.completions import NESTED, SHELLS, known

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``credtui`` on its path, a case of the user's own and a file."""
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    assert main(["new", "harbour", "--quiet"]) == 0
    (tmp_path / "bin").mkdir()
    tool = tmp_path / "bin" / "credtui"
    root = Path(credtui.__file__).resolve().parent.parent
    tool.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {sys.executable} -m credtui "$@"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("x")
    return tmp_path


def script(shell: str, capsys: Captured) -> str:
    capsys.readouterr()
    assert main(["completions", shell]) == 0
    return capsys.readouterr().out


def bash(home: Path, *words: str) -> list[str]:
    array = " ".join(f"'{w}'" for w in words)
    code = f"source ./script; COMP_WORDS=({array}); COMP_CWORD={len(words) - 1}; _credtui; "
    code += "printf '%s\\n' \"${COMPREPLY[@]}\""
    command = ["bash", "--norc", "-c", code]
    done = subprocess.run(command, cwd=home, check=True, capture_output=True, text=True)
    return done.stdout.split("\n")


def fish(home: Path, *words: str) -> list[str]:
    code = f"source ./script; complete -C '{' '.join(words)}'"
    done = subprocess.run(["fish", "-N", "-c", code], cwd=home, check=True, capture_output=True, text=True)
    return [line.partition("\t")[0] for line in done.stdout.split("\n")]


ZSH = r"""
zmodload zsh/zpty
zpty shell 'PS1=READY zsh -f -i'
zpty -w shell 'autoload -Uz compinit; compinit -u -D; source ./script'
zpty -w shell 'setopt no_always_last_prompt no_beep; zstyle ":completion:*" menu no; LISTMAX=9999'
zpty -w shell 'bindkey "^I" list-choices; stty -echo; echo BEG""IN'
while zpty -r shell line; do [[ $line == *BEGIN* ]] && break; done
zpty -w -n shell "$1"$'\t'
sleep 4
zpty -w -n shell $'\x15echo EN""D\n'
while zpty -r shell line; do print -r -- $line; [[ $line == *END* ]] && break; done
"""


def zsh(home: Path, *words: str) -> list[str]:
    command = ["zsh", "-f", "-c", ZSH, "zsh", " ".join(words)]
    wide = {**os.environ, "TERM": "dumb", "COLUMNS": "200", "LINES": "200"}
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=60, env=wide)
    return done.stdout.replace("\r", "").split()


ASK = {"bash": bash, "fish": fish, "zsh": zsh}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "there", "absent"),
    [
        (("credtui", ""), {"compare", "report", "harbour", "musk-putin", "article.txt"}, {"md", "check"}),
        (("credtui", "com"), {"compare", "completions"}, {"report"}),
        (("credtui", "compare", "mu"), {"musk-putin"}, {"harbour", "compare"}),
        (("credtui", "compare", "--fa"), {"--fail-over"}, {"--format"}),
        (("credtui", "report", "harbour", "--format", ""), {"md", "html", "csv", "claimreview"}, {"harbour"}),
        (("credtui", "report", "h"), {"harbour"}, {"html"}),
        (("credtui", "rules", "ch"), {"check"}, {"compare"}),
        (("credtui", "rules", "list", "--cov"), {"--coverage"}, {"--write"}),
        (("credtui", "cache", ""), {"show", "clear"}, {"compare"}),
    ],
)
def test_completions_work_in_their_shell(
    shell: str, words: tuple[str, ...], there: set[str], absent: set[str], home: Path, capsys: Captured
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    (home / "script").write_text(script(shell, capsys))
    found = {word.strip() for word in ASK[shell](home, *words)}
    assert there <= found, found
    assert not (absent - set(words)) & found, found


def test_every_command_and_option_is_known() -> None:
    rows = {one.words: one for one in known()}
    assert {words[0] for words in rows if words} == set(COMMANDS)
    for words, one in rows.items():
        if words and words[0] not in NESTED:
            names = {name for option in one.options for name in option.names}
            assert {"--rules", "--sources", "--json", "--quiet", "--help", "--version", "--no-cache"} <= names
    assert {words for words in rows if len(words) == 2} >= {("rules", "check"), ("eval", "pairs")}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_case_with_a_hostile_name_is_not_offered(shell: str, home: Path, capsys: Captured) -> None:
    for name in ("$(touch pwned)", "a b", "x;y", "`z`"):
        folder = home / "data" / "credtui" / "sources" / "cases" / name
        folder.mkdir(parents=True)
        (folder / "case.toml").write_text('title = "x"\n')
    capsys.readouterr()
    assert main(["completions", "cases"]) == 0
    assert capsys.readouterr().out.split() == ["harbour", "moskva", "musk-putin"]
    assert "pwned" not in script(shell, capsys)
