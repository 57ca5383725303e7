"""Nothing typed is lost: crashes, other programs, both at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from credtui.store.drafts import Draft, DraftBox, forget, orphans
from credtui.store.watch import Watch
from credtui.tui.app import CredtuiApp
from tests.tui.driving import frame, settled, typed
from tests.tui.real import real_session

NAME = "rules/own.toml"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "own.toml").write_text(RULE, "utf-8")
    return folder


RULE = """\
# A rule of the reader's own.
format = 1

[rule.regular-against-single]
title = "Regular against once"
relation = "contrary"
type = "frequency"
points = 70  # by hand
explain = "{a.occurrences} against {b.occurrences}."
when = { a.occurrences = { ge = 3 }, b.occurrences = { le = 1 } }
"""


@pytest.fixture
def app(tmp_path: Path, rules: Path) -> CredtuiApp:
    return CredtuiApp(lambda: real_session(tmp_path / "case", rules))


def name_of(app: CredtuiApp) -> str:
    return next(iter(app.session.files))


async def looked(app: CredtuiApp, pilot) -> None:
    """Let the app see what changed on disk."""
    app.keeping.look_now()
    await settled(app, pilot, 0.2)


# ------------------------------------------------------------------ drafts
def killed_with_draft(root: Path, path: Path, base: str, text: str) -> None:
    """A program that keeps a draft and is killed without a chance to tidy up."""
    code = f"""
        import os, signal
        from pathlib import Path
        from credtui.store.drafts import Draft, DraftBox
        box = DraftBox(Path({str(root)!r}))
        box.keep({{"x": Draft({str(path.name)!r}, {str(path)!r}, {base!r}, {text!r})}})
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_a_draft_survives_a_kill_and_only_then_is_an_orphan(tmp_path: Path) -> None:
    root = tmp_path / "drafts"
    alive = DraftBox(root)
    alive.keep({"a": Draft("a", "/a", "old", "typed")})
    assert orphans(root) == []
    killed_with_draft(root, tmp_path / "b.toml", "old", "новый \udc80 текст")
    (found,) = orphans(root)
    assert (found.file, found.base, found.text) == ("b.toml", "old", "новый \udc80 текст")
    forget(found)
    assert orphans(root) == []
    alive.keep({})
    alive.close()
    assert [p.name for p in root.iterdir()] == []


def test_what_is_no_draft_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "drafts" / "1-x"
    folder.mkdir(parents=True)
    (folder / "lock").touch()
    for number, data in enumerate(
        (b"", b"{", b'{"format": "credtui/draft/1", "file": 3}', b"[1]", b"\xff\xfe")
    ):
        (folder / f"{number}.json").write_bytes(data)
    assert orphans(tmp_path / "drafts") == []


async def test_what_was_typed_before_a_kill_is_offered(app: CredtuiApp, rules: Path) -> None:
    path = rules / "own.toml"
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
    # the program that died called the file by another name: after the first save of a bundled one it does
    killed_with_draft(app.keeping.box.root, path, RULE, RULE.replace("70", "55"))
    again = CredtuiApp(lambda: real_session(rules.parent / "case", rules))
    async with again.run_test(size=(120, 40)) as pilot:
        await settled(again, pilot, 0.2)
        assert "A draft that was not saved" in frame(again)
        assert "-points = 70" in frame(again) and "+points = 55" in frame(again)
        await pilot.press("r")
        await settled(again, pilot, 0.3)
        assert again.screen.area.text == RULE.replace("70", "55")
        await pilot.pause(1.2)
        await pilot.press("ctrl+z")
        await settled(again, pilot, 0.3)
        assert again.screen.area.text == RULE
        await pilot.press("ctrl+q")
        await settled(again, pilot)
    assert orphans(again.keeping.box.root) == []


async def test_a_killed_terminal_has_kept_what_was_typed(app: CredtuiApp, own_folders: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("6")
        await settled(app, pilot)
        await typed(pilot, "# mine ")
        await settled(app, pilot, 0.4)
        (kept,) = (own_folders / "state" / "credtui" / "drafts").rglob("*.json")
        assert "# mine # A rule" in kept.read_text()
        await pilot.press("ctrl+s")
        await settled(app, pilot, 0.3)
        assert not kept.exists()


async def test_a_folder_that_cannot_be_written_is_said_once(
    app: CredtuiApp, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_folders / "state").write_text("a file where a folder should be")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("6")
        await settled(app, pilot)
        await typed(pilot, "# mine ")
        await settled(app, pilot, 0.4)
        assert "Drafts cannot be kept" in frame(app)


# ------------------------------------------------------------------ other programs
async def test_an_edit_from_outside_is_taken_over(app: CredtuiApp, rules: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert [r.score for r in app.session.comparison.conflicts] == [80]
        (rules / "own.toml").write_text(RULE.replace("70", "90"), "utf-8")
        await looked(app, pilot)
        assert [r.score for r in app.session.comparison.conflicts] == [94]
        assert app.session.dirty == () and app.session.undo_label is None
        assert "as another program wrote it" in frame(app)


async def test_a_broken_edit_from_outside_keeps_the_last_good_result(app: CredtuiApp, rules: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        before = app.session.comparison
        (rules / "own.toml").write_text(RULE.replace("points", "pionts"), "utf-8")
        await looked(app, pilot)
        assert app.session.comparison is before
        assert "has problems: 6 shows them" in frame(app)
        await pilot.press("6")
        await settled(app, pilot, 0.3)
        assert "did you mean points" in frame(app)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("m", RULE.replace("70", "90").replace("Regular against once", "Mine")),
        ("t", RULE.replace("70", "90")),
        ("k", RULE.replace("Regular against once", "Mine")),
    ],
)
async def test_both_changed_is_a_choice(app: CredtuiApp, rules: Path, key: str, text: str) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("6")
        await settled(app, pilot)
        mine = RULE.replace("Regular against once", "Mine")
        app.screen.area.change_to(mine)
        await settled(app, pilot, 0.3)
        (rules / "own.toml").write_text(RULE.replace("70", "90"), "utf-8")
        await looked(app, pilot)
        assert "Changed here and outside" in frame(app)
        await pilot.press(key)
        await settled(app, pilot, 0.3)
        assert app.screen.area.text == text
        await pilot.press("ctrl+s")
        await settled(app, pilot, 0.3)
        assert (rules / "own.toml").read_text("utf-8") == text
        assert app.saving.unsaved() == {}
        if key == "t":
            await pilot.press("ctrl+z")
            await settled(app, pilot, 0.3)
            assert app.screen.area.text == mine


async def test_saving_over_an_unseen_change_asks_first(app: CredtuiApp, rules: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("left_square_bracket")
        await settled(app, pilot)
        theirs = RULE.replace("70", "90")
        (rules / "own.toml").write_text(theirs, "utf-8")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "Both changed the same lines" in frame(app)
        assert "put both changes together" not in frame(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert (rules / "own.toml").read_text("utf-8") == theirs
        assert app.session.points["regular-against-single"] == 65


async def test_undo_keeps_what_came_from_outside(app: CredtuiApp, rules: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("left_square_bracket", "ctrl+s")
        await settled(app, pilot)
        changed = (rules / "own.toml").read_text("utf-8").replace("# A rule", "# One rule")
        (rules / "own.toml").write_text(changed, "utf-8")
        await looked(app, pilot)
        await pilot.press("u")
        await settled(app, pilot)
        assert app.session.texts[name_of(app)] == RULE.replace("# A rule", "# One rule")


async def test_windows_line_ends_stay(tmp_path: Path, rules: Path) -> None:
    raw = ("\ufeff" + RULE.replace("\n", "\r\n")).encode()
    (rules / "own.toml").write_bytes(raw)
    app = CredtuiApp(lambda: real_session(tmp_path / "case", rules))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("left_square_bracket", "ctrl+s")
        await settled(app, pilot)
        assert (rules / "own.toml").read_bytes() == raw.replace(b"= 70", b"= 65")


async def test_a_new_document_is_read(tmp_path: Path, rules: Path) -> None:
    sessions = []

    def load():
        sessions.append(real_session(tmp_path / "case", rules))
        return sessions[-1]

    app = CredtuiApp(load)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("left_square_bracket")
        await settled(app, pilot)
        (tmp_path / "case" / "more.txt").write_text("Late News, 5 May 2031\n\nNothing.", "utf-8")
        await looked(app, pilot)
        await settled(app, pilot, 0.2)
        assert len(sessions) == 2
        assert app.session.points["regular-against-single"] == 65
        assert app.session.comparison.conflicts[0].sum == 65
        assert app.session.undo_label is not None


def test_watch_sees_content_names_and_loss(tmp_path: Path) -> None:
    file, folder = tmp_path / "a.toml", tmp_path / "documents"
    file.write_text("1")
    folder.mkdir()
    watch = Watch([str(file), str(folder), str(tmp_path / "none")])
    assert watch.changed() == ()
    (folder / ".hidden").write_text("x")
    assert watch.changed() == ()
    (folder / "b.md").write_text("x")
    os.utime(file, ns=(1, 1))
    assert set(watch.changed()) == {str(file), str(folder)}
    file.unlink()
    assert watch.changed() == (str(file),)
    assert watch.changed() == ()


async def test_leaving_with_typed_text_asks_and_saves(app: CredtuiApp, rules: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("6")
        await settled(app, pilot)
        await typed(pilot, "# mine ")
        await pilot.press("ctrl+q")
        await settled(app, pilot)
        assert "Not saved yet" in frame(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.screen.view == "rules"
        await pilot.press("ctrl+q", "s")
        await settled(app, pilot, 0.3)
    assert (rules / "own.toml").read_text("utf-8") == "# mine " + RULE


async def test_a_broken_file_of_one_s_own_is_told_at_once(tmp_path: Path, rules: Path) -> None:
    (rules / "more.toml").write_text("format = 1\n[rule.x]\npionts = 3\n", "utf-8")
    app = CredtuiApp(lambda: real_session(tmp_path / "case", rules))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert "problems in the rules: what is broken is left out, 6 shows it." in frame(app)
        await pilot.press("6")
        await settled(app, pilot, 0.3)
        assert "did you mean points" in frame(app)
