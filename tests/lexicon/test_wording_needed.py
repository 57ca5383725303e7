"""Every entry of [wording] is needed: without it two sentences stand beside each other in another way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from credtui.lexicon import Lexicon
from credtui.signals.wording_align import Aligner, Alignment
from credtui.signals.wording_meaning import Meanings
from credtui.signals.wording_reading import Profiler
from tests.lexicon.needed import KNOWLEDGE, LANGUAGES, full, knowing
from tests.lexicon.sentences import cut, inflected, paths, told, without

Pairs = dict[str, tuple[str, ...]]
"""Language -> two sentences each, set against each other at " / ", with "{}" for an entry."""

SWAM: Pairs = {
    "en": ("Sych {} swam / Sych swam", "Sych {} swim / Sych swam", "Sych {} / Sych"),
    "ru": ("Сыч {} плавал / Сыч плавал",),
    "uk": ("Сич {} плавав / Сич плавав",),
}
HELD: Pairs = {
    "en": (
        "Sych {} that the dam burst / the dam burst",
        "Sych does not {} that the dam burst / the dam burst",
        "Sych {} the dam burst / the dam burst",
    ),
    "ru": ("Сыч {}, что дамба тонет / дамба тонет", "Сыч не {}, что дамба тонет / дамба тонет"),
    "uk": ("Сич {}, що дамба тоне / дамба тоне", "Сич не {}, що дамба тоне / дамба тоне"),
}

AS_THEY_ARE: dict[str, Pairs] = {
    "negative_endings": {"en": ("Sych did{} swim / Sych swam",)},
    "clitics": {"en": ("The mayor{} ferry sank / the mayor ferry sank",)},
    "ordinal_endings": {
        "en": ("Sych came in 5{} place / Sych came in 6 place",),
        "ru": ("Сыч занял 5-{} место / Сыч занял 6 место", "Сыч занял 5{} место / Сыч занял 6 место"),
        "uk": ("Сич посів 5-{} місце / Сич посів 6 місце", "Сич посів 5{} місце / Сич посів 6 місце"),
    },
    "decade_endings": {
        "en": ("Sych swam in the 1970{} / Sych swam in 1974",),
        "ru": ("Сыч плавал в 1970{} / Сыч плавал в 1974",),
        "uk": ("Сич плавав у 1970{} / Сич плавав у 1974",),
    },
    "decades": {"en": ("Sych swam in the {} / Sych swam in 1901",)},
}
"""Lists of endings, and of words that have no other form."""

ANY_FORM: dict[str, Pairs] = {
    "stop": {**SWAM, "en": (*SWAM["en"], "{} not afraid / Sych is afraid")},
    "negators": SWAM,
    "predicate_negators": SWAM,
    "negating": {
        "en": (*SWAM["en"], "Sych {} Spain / Sych {} France"),
        "ru": (*SWAM["ru"], "Сыч {} Испании / Сыч {} Франции"),
        "uk": (*SWAM["uk"], "Сич {} Іспанії / Сич {} Франції"),
    },
    "markers": {
        "en": ("Sych swam {} Spain / Sych swam {} France", "Sych smells {} the dam / the dam"),
        "ru": ("Сыч плыл {} Испании / Сыч плыл {} Франции", "Сыч плыл {} Испании / Сыч плыл Испании"),
        "uk": ("Сич плив {} Іспанії / Сич плив {} Франції", "Сич плив {} Іспанії / Сич плив Іспанії"),
    },
    "doers": {"en": ("The letter was written {} Marl / Sych wrote the letter",)},
    "copulas": {
        "en": ("Lastivka {} a film / Lastivka {} an album",),
        "ru": ("Ластивка {} Марта / Ластивка {} Олег",),
        "uk": ("Ластівка {} Марта / Ластівка {} Олег",),
    },
    "indefinite": {"en": ("{} dog swam / the dog swam",)},
    "definite": {"en": ("{} dog swam / Sych swam", "{} several dogs swam / Sych swam")},
    "describing": {"en": ("The men {} did not swim drowned / the men swam",)},
    "breaks": {
        "en": ("The ferry sank {} Sych did not swim / the ferry sank",),
        "ru": ("Паром тонет {} Сыч не плыл / паром тонет",),
        "uk": ("Паром тоне {} Сич не плив / паром тоне",),
    },
    "stand_ins": {
        "en": ("{} swam / Sych swam", "{} dog swam / Sych swam"),
        "ru": ("{} плавал / Воронов плавал",),
        "uk": ("{} плавав / Воронов плавав",),
    },
    "scales": {
        "en": ("The port earned 12 {} / the port earned 15",),
        "ru": ("Порт получил 12 {} / порт получил 15",),
        "uk": ("Порт отримав 12 {} / порт отримав 15",),
    },
    "rejecting": SWAM,
    "refusing": SWAM,
    "rebuffing": {"en": ("Sych {} the report / Sych swam",)},
    "stories": {"en": ("Sych dismissed the {} / Sych swam",)},
    "doubting": {**SWAM, "en": (*SWAM["en"], "Sych {} swim / Sych swam")},
    "attributing": SWAM,
    "confirming": SWAM,
    "ahead": SWAM,
    "revising": SWAM,
    "partial": SWAM,
    "infinitive_marks": {"en": ("Mayor {} sell port / Mayor sold port",)},
    "complements": {
        "en": ("It is known {} the dam burst / the dam burst",),
        "ru": ("Сыч знает, {} дамба тонет / дамба тонет",),
        "uk": ("Сич знає, {} дамба тоне / дамба тоне",),
    },
    "believing": HELD,
    "disbelieving": HELD,
    "knowing": HELD,
    "supposing": {
        "en": ("{} the dam burst, Sych swam / the dam burst",),
        "ru": ("{} дамба тонет, Сыч плавает / дамба тонет",),
        "uk": ("{} дамба тоне, Сич плаває / дамба тоне",),
    },
}  # fmt: skip
"""Lists of words that are known in any form."""

OF_TWO: dict[str, Pairs] = {
    "opposites": {
        "en": ("The port is {0} / the port is {1}", "Sych swam {0} the vote / Sych swam {1} the vote"),
        "ru": ("Порт {0} / порт {1}", "Сыч плыл {0} дамбой / Сыч плыл {1} дамбой"),
        "uk": ("Порт {0} / порт {1}", "Сич плив {0} дамбою / Сич плив {1} дамбою"),
    },
    "nations": {"en": ("Lastivka is a {0} song / Lastivka is a song from {1}",)},
}
"""Lists of pairs of words."""

REVISED = {"en": "The {} toll is 40 men", "ru": "{} число 40 мужчин", "uk": "{} число 40 чоловіків"}
UNDONE = {
    "un": "movable", "in": "human", "im": "movable", "ir": "religion", "il": "liberal", "dis": "able",
    "non": "smoker", "less": "child",
}  # fmt: skip
"""Beginnings and endings that take a word back, with words whose opposites the thesaurus does not give."""


def beside(pair: str, lang: str, profiler: Profiler) -> tuple[Any, ...]:
    """What rules can read of the wording of two sentences."""
    profiles = [profiler.of(text[:1].upper() + text[1:], lang) for text in pair.split(" / ")]
    left, right = np.asarray([0]), np.asarray([1])
    made = Aligner(profiles).align(left, right, Meanings(profiler.language(lang)))
    return (
        *(getattr(made, f.name)[0] for f in fields(Alignment)),
        *((p.stance, bool(p.negated), p.flat, p.introduces, p.denies) for p in profiles),
    )


def profiler(lang: str, lexicon: Lexicon) -> Profiler:
    return Profiler(knowing(lang, lexicon).lexicons)


WHOLE = Profiler(KNOWLEDGE.lexicons)


def needed(pairs: Iterable[str], lang: str, *path: str | int) -> bool:
    """Some two sentences stand beside each other in another way with the entry at a path taken out."""
    less = profiler(lang, cut(full(lang), ("wording", *path)))
    return any(beside(pair, lang, WHOLE) != beside(pair, lang, less) for pair in pairs)


def listed(names: Iterable[str]) -> list[Any]:
    """Every entry of lists of [wording]: name, language, path, entry."""
    return [
        pytest.param(
            name,
            lang,
            path,
            entry,
            id=f"{name}-{lang}-{' '.join(entry) if isinstance(entry, tuple) else entry}",
        )
        for name in names
        for lang in LANGUAGES
        for path, entry in paths(getattr(full(lang).wording, name))
    ]


def test_every_list_has_sentences() -> None:
    seen = {*AS_THEY_ARE, *ANY_FORM, *OF_TWO, "undoing_prefixes", "undoing_endings"}
    assert {n for lang in LANGUAGES for n, value in full(lang).wording if value} == seen | set(SWITCHES)


@pytest.mark.parametrize(("name", "lang", "path", "entry"), listed(AS_THEY_ARE))
def test_as_it_is(name: str, lang: str, path: tuple[str | int, ...], entry: str) -> None:
    pairs = (p.replace("{}", entry) for p in AS_THEY_ARE[name][lang])
    assert needed(pairs, lang, name, *path)


@pytest.mark.parametrize(("name", "lang", "path", "entry"), listed(ANY_FORM))
def test_in_any_form(name: str, lang: str, path: tuple[str | int, ...], entry: str) -> None:
    pairs = (p.replace("{}", form) for form in inflected(entry, lang) for p in ANY_FORM[name][lang])
    if not needed(pairs, lang, name, *path):
        assert name == "revising"  # claims are read by it too
        other, text = without(lang, "wording", name, *path), REVISED[lang].replace("{}", entry)
        assert told(text, lang, KNOWLEDGE) != told(text, lang, other)


@pytest.mark.parametrize(("name", "lang", "path", "entry"), listed(OF_TWO))
def test_of_two(name: str, lang: str, path: tuple[str | int, ...], entry: tuple[str, str]) -> None:
    words = [w.capitalize() for w in entry] if name == "nations" else entry
    assert needed([p.format(*words) for p in OF_TWO[name][lang]], lang, name, *path)


@pytest.mark.parametrize(("name", "lang", "path", "entry"), listed(("undoing_prefixes", "undoing_endings")))
def test_undoing(name: str, lang: str, path: tuple[str | int, ...], entry: str) -> None:
    word = UNDONE[entry]
    undone = entry + word if name == "undoing_prefixes" else word + entry
    assert needed([f"Sych saw the {undone} / Sych saw the {word}"], lang, name, *path)


SWITCHES: dict[str, Pairs] = {
    "negative_concord": {
        "ru": ("Никто не плавал в порту / Сыч плавал в порту",),
        "uk": ("Ніхто не плавав у порту / Сич плавав у порту",),
    },
    "bare_complements": {"en": ("Sych knows the dam burst / the dam burst",)},
    "thesaurus": {"en": ("Sych bought a couch / Sych bought a sofa",)},
}
"""What a language has or has not."""


@pytest.mark.parametrize(("name", "lang"), [(name, lang) for name, of in SWITCHES.items() for lang in of])
def test_switches(name: str, lang: str) -> None:
    wording = full(lang).wording
    off = wording.model_copy(update={name: type(getattr(wording, name))()})
    less = profiler(lang, full(lang).model_copy(update={"wording": off}))
    assert all(beside(pair, lang, WHOLE) != beside(pair, lang, less) for pair in SWITCHES[name][lang])
