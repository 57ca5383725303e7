"""Tests keep what they keep in a folder of their own, and no slow machine fails a property."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("credtui", deadline=None)
settings.load_profile("credtui")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
