"""Dictionary forms that the dictionaries themselves do not give."""

from __future__ import annotations

import pytest

from credtui.text.morph import readings


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [
        ("додавши", "додати"), ("кажучи", "казати"), ("посилаючись", "посилатися"),
        ("погодившись", "погодитися"), ("допомігши", "допомогти"), ("стверджуючи", "стверджувати"),
    ],
)  # fmt: skip
def test_a_ukrainian_converb_is_a_form_of_its_verb(word: str, infinitive: str) -> None:
    (one,) = readings(word, "uk")
    assert (one.lemma, one.verb_form) == (infinitive, "Conv")
