"""The rule files in the editor, each in a text of its own that keeps its undo and its cursor."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.containers import Container

from credtui.ruleset.assist import template
from credtui.session import RuleFile
from credtui.tomlio.merge import merged
from credtui.tui.display import clip, short_path, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.toml_area import TomlArea


class RuleTexts(Container):
    """The texts; one of them is shown."""

    DEFAULT_CSS = """
    RuleTexts { height: 1fr; }
    RuleTexts TomlArea { height: 1fr; padding: 0; background: $background; display: none; }
    RuleTexts TomlArea, RuleTexts TomlArea:focus { border: none; }
    RuleTexts TomlArea { scrollbar-size: 0 1; }
    RuleTexts TomlArea.here { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="texts")
        self.areas: dict[str, TomlArea] = {}
        self.file: str | None = None
        """The file whose text is shown."""

    @property
    def area(self) -> TomlArea | None:
        """The text that is shown."""
        return self.areas.get(self.file or "")

    def buffers(self) -> dict[str, str]:
        """What is typed and not the session's, by file."""
        return {name: area.text for name, area in self.areas.items() if area.changed}

    def take(self, files: Mapping[str, RuleFile]) -> None:
        """Every text as the session has it, with what was typed since put into it."""
        for name, area in self.areas.items():
            if name in files and area.base != files[name].text:
                together = merged(area.base, area.text, files[name].text)
                area.base = files[name].text
                if together is not None:
                    area.change_to(together)

    def made(self, file: RuleFile) -> TomlArea:
        """The text of a file, made when it is first wanted."""
        area = self.areas.get(file.name)
        if area is None:
            area = self.areas[file.name] = TomlArea(file.name, file.text)
            self.mount(area)
        return area

    def turn(self, file: RuleFile) -> TomlArea:
        """Show another file; returns its text."""
        self.file = file.name
        shown = self.made(file)
        for area in self.areas.values():
            area.set_class(area is shown, "here")
        return shown

    def file_line(self, files: Mapping[str, RuleFile], width: int, signs: Signs) -> Text:
        """``rules/mine.toml  2 of 5  not saved``: the file that is shown."""
        file = files.get(self.file or "")
        if file is None:
            return Text()
        names, ellipsis = list(files), signs.ellipsis
        line = styled(f" {visible(short_path(file.name, ellipsis))}", STYLES["strong"])
        line.append(f"  {names.index(file.name) + 1} of {len(names)}", STYLES["dim"])
        area = self.area
        unsaved = file.dirty if area is None else area.text != file.saved
        if unsaved:
            line.append("  not saved", STYLES["check"])
        if file.bundled:
            words = f"  bundled: saving makes {'your own copy' if not unsaved else 'a copy of your own'}"
            room = width - line.cell_len
            line.append(clip(words, room, ellipsis) if room > 12 else "", STYLES["dim"])
        return line


def first_file(texts: Mapping[str, str]) -> str:
    """The file to begin with: the one with most rules of conflict."""
    return max(texts, key=lambda name: texts[name].count("\nrelation ="))


def add_rule(area: TomlArea, taken: str) -> str:
    """Put a working rule at the end of a text; tab goes through its values.

    Returns its name, which stands nowhere in the text ``taken``.
    """
    name, number = "my-rule", 1
    while f"[rule.{name}]" in taken:
        number += 1
        name = f"my-rule-{number}"
    made = template(name).strip("\n") + "\n"
    end = area.document.end
    area.insert(("\n" if end[1] == 0 else "\n\n") + made, end, maintain_selection_offset=False)
    area.focus()
    first = end[0] + (1 if end[1] == 0 else 2)
    area.fill(first, first + made.count("\n") - 1)
    return name
