"""Case folders on disk: documents, corrections, verdicts.

What a name here stands for is imported when it is asked for: finding a case needs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credtui.store.case import Case, Party, load_case, newest_versions, read_documents
    from credtui.store.find import FIRST_CASE, case_folders, find_case, is_case, user_rules, user_sources
    from credtui.store.identity import document_id, text_version
    from credtui.store.write import Added, new_case, save_document

__all__ = [
    "FIRST_CASE", "Added", "Case", "Party", "case_folders", "document_id", "find_case", "is_case",
    "load_case", "new_case", "newest_versions", "read_documents", "save_document", "text_version",
    "user_rules", "user_sources",
]  # fmt: skip

_HOMES = {
    "case": ("Case", "Party", "load_case", "newest_versions", "read_documents"),
    "find": ("FIRST_CASE", "case_folders", "find_case", "is_case", "user_rules", "user_sources"),
    "identity": ("document_id", "text_version"),
    "write": ("Added", "new_case", "save_document"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"credtui.store.{module}"), name)
    raise AttributeError(name)
