"""Without a word of [syntax] that opens, joins or carries a clause some sentence is parsed in another way."""

from __future__ import annotations

import pytest

from tests.lexicon.needed import Shapes, entries, filled, forms, full, less, parsed_otherwise

OPENERS: Shapes = {
    "complementisers": {
        "en": ("Vell said {} the port leaks.",),
        "ru": ("Сыч заявил, {} дамба течёт.",),
        "uk": ("Сич заявив, {} дамба тече.",),
    },
    "questions": {
        "en": ("Vell knows {} the port leaks.", "{}'s mayor?"),
        "ru": ("Сыч знает, {} дамба течёт.", "Сыч знает, {} закрыло дамбу."),
        "uk": ("Сич знає, {} дамба тече.", "Сич знає, {} закрило дамбу."),
    },
    "subordinators": {
        "en": ("Vell left {} the port leaked.", "{} the port leaked, Vell left."),
        "ru": ("Сыч ушёл, {} дамба течёт.", "{} дамба течёт, Сыч ушёл."),
        "uk": ("Сич пішов, {} дамба тече.", "{} дамба тече, Сич пішов."),
    },
    "comparing": {
        "en": ("The port leaked {} reported.",),
        "ru": ("Сыч видит, {} Ткач.", "Сыч видит больше, {} Ткач."),
        "uk": ("Сич бачить, {} Ткач.", "Сич бачить більше, {} Ткач."),
    },
    "coordinators": {
        "en": ("Vell {} Marl left.", "Vell opened the port {} closed the dam.", "Vell saw ports {} dams."),
        "ru": ("Сыч {} Ткач ушли.", "Сыч ушёл, {} дамба течёт."),
        "uk": ("Сич {} Ткач пішли.", "Сич пішов, {} дамба тече.", "{} мер не пішов."),
    },
    "contrasts": {
        "en": ("Vell {} Marl left.", "Vell, {} Marl, left.", "Vell saw ports {} dams."),
        "ru": ("Сыч, {} Ткач ушли.",),
        "uk": ("Сич, {} Ткач пішли.",),
    },
    "asides": {
        "en": ("Vell, {}, left.", "{}, Vell left."),
        "ru": ("Сыч, {}, ушёл.", "Сыч видел дамбу, {} порт и Ткача."),
        "uk": ("Сич, {}, пішов.", "Сич бачив дамбу, {} порт і Ткача."),
    },
}
"""Lists of forms: an entry stands as it is."""

VERBS: Shapes = {
    "relatives": {
        "en": (
            "Vell saw the man {} left.",
            "Vell met Marl, {} old port leaks.",
            "Vell knows the day {} to leave.",
        ),
        "ru": ("Сыч видел порт, {} тонет.", "Сыч видел порт, {} дамба течёт."),
        "uk": ("Сич бачив порт, {} тоне.", "Сич бачив порт, {} дамба тече."),
    },
    "be": {
        "en": ("The dam {} closed.",),
        "ru": ("Сыч {} мэром.",),
        "uk": ("Сич {} мером.",),
    },
    "have": {"en": ("Vell {} left.",)},
    "do": {"en": ("Vell {} not leave.",)},
    "linking_verbs": {
        "en": ("Vell {} ready.",),
        "ru": ("Сыч {} мэром.",),
        "uk": ("Сич {} мером.",),
    },
    "asking_verbs": {
        "en": ("Vell {} if the port leaks.",),
        "ru": ("Сыч {}, когда дамба течёт.",),
        "uk": ("Сич {}, коли дамба тече.",),
    },
    "keeping_verbs": {"en": ("Vell {} the port closed.",)},
    "modals": {
        "en": ("Vell {} leave.",),
        "ru": ("Сыч {} закрыть порт.", "Порт {} закрыть."),
        "uk": ("Сич {} закрити порт.", "Порт {} закрити."),
    },
    "ditransitive": {"en": ("Vell {} Marl the port.", "Vell {} Marl the port leaks.")},
}
"""Lists of dictionary forms: some form of an entry tells."""

PREDICATES: Shapes = {
    "predicatives": {
        "ru": ("{} закрыть порт.", "Дамбы {}."),
        "uk": ("{} закрити порт.", "Дамби {}."),
    },
    "absent": {"ru": ("Дамбы {}.",), "uk": ("Дамби {}.",)},
    "negators": {
        "en": ("Vell {} left.", "Vell did {} leave.", "Vell did{} leave."),
        "ru": ("Сыч {} ушёл.",),
        "uk": ("Сич {} пішов.",),
    },
    "infinitive": {"en": ("Vell plans {} leave.",)},
    "doers": {
        "en": ("The port was closed {} Vell.",),
        "ru": ("Порт обстрелян {} моря.",),
        "uk": ("Порт обстріляно {} моря.",),
    },
}


JOINING = [("coordinators", letter) for letter in "аиій"]
"""The dictionary has them: they matter where they look like an initial (test_syntax_claims_needed)."""
OPENING = [p for p in entries("syntax", *OPENERS, *PREDICATES) if p.values[::2] not in JOINING]


@pytest.mark.parametrize(("name", "lang", "entry"), OPENING)
def test_forms(name: str, lang: str, entry: str) -> None:
    texts = filled((OPENERS | PREDICATES)[name][lang], (entry,))
    assert parsed_otherwise(texts, full(lang), less(lang, "syntax", (name,), entry))


@pytest.mark.parametrize(("name", "lang", "entry"), entries("syntax", *VERBS))
def test_dictionary_forms(name: str, lang: str, entry: str) -> None:
    texts = filled(VERBS[name][lang], forms(entry, lang))
    assert parsed_otherwise(texts, full(lang), less(lang, "syntax", (name,), entry))
