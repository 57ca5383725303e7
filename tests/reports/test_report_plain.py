import json
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from credtui.reports.jsonify import dump
from credtui.reports.plain import markdown, visible

HOSTILE = "a\x1b[31mred\x07\u202eevil\u200b\u2066x\u0085\x9b2J\ud800"


def test_hidden_characters_are_written_out() -> None:
    shown = visible(HOSTILE)
    assert "<U+001B>[31m" in shown
    assert "<U+202E>" in shown
    assert "<U+009B>" in shown


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    for char in visible(text):
        assert unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@given(st.text())
def test_json_round_trips_and_hides_nothing(text: str) -> None:
    written = dump({"t": text})
    assert json.loads(written) == {"t": text}
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") for c in written)


@given(st.text(alphabet=st.sampled_from("ab \\`*_{}[]<>#|~@$!-+=1.):/w&\n")))
def test_markdown_escapes_undo_to_the_same_text(text: str) -> None:
    written = markdown(text)
    assert "\n" not in written
    undone = re.sub(r"\\(.)", r"\1", written).replace("&amp;", "&")
    assert undone == visible(text)


def test_markdown_marks_and_addresses_are_inert() -> None:
    written = markdown("[x](http://a.b) <script> www.a.b | `c` # d")
    assert re.search(r"(?<!\\)[\[\]<>|`#]", written) is None
    assert "http://" not in written
    assert "www.a" not in written
    assert markdown("- item").startswith("\\-")
    assert markdown("12. item").startswith("12\\.")
