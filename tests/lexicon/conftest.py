"""Thousands of lexicons with one entry taken out are made here; they are freed in fewer, larger rounds."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def _seldom_collected() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    yield
    gc.set_threshold(*before)
