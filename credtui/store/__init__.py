"""Case folders on disk: documents, corrections, verdicts."""

from credtui.store.case import Case, Party, find_case, load_case, newest_versions, read_documents
from credtui.store.find import FIRST_CASE, case_folders, is_case, user_rules, user_sources
from credtui.store.identity import document_id, text_version
from credtui.store.write import Added, new_case, save_document

__all__ = [
    "FIRST_CASE", "Added", "Case", "Party", "case_folders", "document_id", "find_case", "is_case",
    "load_case",
    "new_case", "newest_versions", "read_documents", "save_document", "text_version", "user_rules",
    "user_sources",
]  # fmt: skip
