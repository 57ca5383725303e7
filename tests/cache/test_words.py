"""Dictionary forms of bundled names are kept, those of the user's own names never."""

import json
from pathlib import Path

import pytest

from credtui.bundled import rules_dir
from credtui.cache import Cache, cache_folder
from credtui.cache.words import WordMemory
from credtui.knowledge import Knowledge, usable_knowledge
from credtui.registry.names import NameIndex
from credtui.registry.places import PlaceIndex
from credtui.text.morph import lemmas

WORDS = [("путіним", "uk"), ("москве", "ru"), ("abducted", "en"), ("wörter", "de")]


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WordMemory:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = WordMemory(Cache([rules_dir()]))
    monkeypatch.setattr("credtui.knowledge.bundled_words", lambda _: made)
    return made


def file() -> Path:
    (found,) = cache_folder().glob("*/words-*.json")
    return found


def test_the_second_look_gives_what_the_first_gave(memory: WordMemory) -> None:
    for one in (memory, memory, WordMemory(Cache([rules_dir()]))):
        assert [one.lemmas(*w) for w in WORDS] == [lemmas(*w) for w in WORDS]
        one.save()
    assert "путіним" in file().read_text("utf-8")


@pytest.mark.parametrize("value", [[], {"uk": []}, {"uk": {"а": "а"}}, {"uk": {"а": [1]}}, {"uk": {"а": []}}])
def test_a_table_of_another_shape_is_made_again(value: object, memory: WordMemory) -> None:
    from credtui.cache.words import KIND, _key

    store = Cache([rules_dir()])
    store.write(KIND, _key(), value)
    assert memory.lemmas(*WORDS[0]) == lemmas(*WORDS[0])


def indexes(knowledge: Knowledge) -> tuple[NameIndex, PlaceIndex]:
    return NameIndex(knowledge.registry, knowledge.lexicons), PlaceIndex(knowledge.lexicons)


def test_indexes_find_the_same_with_and_without(memory: WordMemory) -> None:
    text = "Речник Путіна Дмитро Пєсков сказав у Києві, а Илон Маск написал из Соединённых Штатов."
    found = [
        (names.mentions(text, "uk"), places.mentions(text, "uk"))
        for names, places in (indexes(usable_knowledge(keep=k)) for k in (False, True, True))
    ]
    assert found[0] == found[1] == found[2]
    assert found[0][0] and found[0][1]


def test_a_name_of_the_users_own_leaves_no_trace(tmp_path: Path) -> None:
    registry = tmp_path / "mine" / "registry"
    registry.mkdir(parents=True)
    entry = '[source.{}]\nkind = "person"\nnames = {{ uk = ["Орест Перевізниченко"] }}\n'
    (registry / "a.toml").write_text(entry.format("lan") + entry.format("peskov"), encoding="utf-8")
    indexes(usable_knowledge(sources=[tmp_path / "mine"]))
    held = json.dumps(json.loads(file().read_bytes().partition(b"\n")[2]), ensure_ascii=False)
    assert "перевізниченк" not in held.lower()
    assert "україна" in held


def test_nothing_is_kept_where_nothing_may_be() -> None:
    indexes(usable_knowledge(keep=False))
    assert not cache_folder().exists()
