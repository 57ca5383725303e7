"""What may be kept between two runs, and nothing else: results that the same input gives again.

An entry is a JSON text behind a checksum.  It is named by the hash of everything it was made from
(texts, case, lexicons, registry, rules, the program's own source), so a stale one is never looked at;
one that is broken, foreign or does not fit its types is passed over and made again.  Entries hold what
``compare --json`` prints of a case and where its texts lie, never a whole text that is in a UTF-8 file;
of a case marked ``confidential = true`` nothing is kept.
"""

from credtui.cache.entries import Cache
from credtui.cache.folder import Held, cache_folder, clear, held

__all__ = ["Cache", "Held", "cache_folder", "clear", "held"]
