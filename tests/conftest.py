"""Tests keep what they keep in a folder of their own, and no slow machine fails a property."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("search", deadline=None)
# what a commit is judged by is the same in every run; new cases are searched for while one works
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("CREDTUI_PROPERTIES", "search"))


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
