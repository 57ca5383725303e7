"""The code of the guide is checked like any rule file."""

from __future__ import annotations

import re

import pytest

from credtui.bundled import rules_dir
from credtui.ruleset.load import check_folders, check_texts

GUIDE = (rules_dir() / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_guide_has_code() -> None:
    assert len(BLOCKS) == 2


@pytest.mark.parametrize("block", BLOCKS)
def test_each_block_is_valid_beside_the_bundled_packs(block: str) -> None:
    texts = {c.file: c.text for c in check_folders([rules_dir()])[0]}
    checked, problems = check_texts({**texts, "guide.toml": block})
    assert problems == []
    assert "guide" in [c.name for c in checked]


def test_each_command_of_the_guide_is_there() -> None:
    from credtui.cli.rules import COMMANDS

    named = set(re.findall(r"credtui rules (\w+)", GUIDE))
    assert named <= set(COMMANDS)
