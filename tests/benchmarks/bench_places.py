"""Places: what finding them costs against cutting the text, and whether it grows with the text (run by hand).

python tests/benchmarks/bench_places.py
"""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Callable

from credtui.bundled import rules_dir
from credtui.knowledge import load_knowledge
from credtui.registry.gazetteer import Gazetteer
from credtui.registry.places import PlaceIndex
from credtui.text.morph import readings
from credtui.text.tokens import tokens

SENTENCES = (
    "Над Макіївкою йшов дощ, а в Харкові та Сумській області було сухо. ",
    "Трамвай номер {} стояв біля мосту, бо в Полтаві ремонтували колію. ",
    "Олена Миргород прочитала, що в Кривому Розі відкрили парк. ",
)


def text(size: int) -> str:
    """Invented Ukrainian text of ``size`` rounds of sentences."""
    return "".join(s.format(i) for i in range(size) for s in SENTENCES)


def median(work: Callable[[], object], rounds: int = 9) -> float:
    """Seconds of the middle one of some runs."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main() -> None:
    """Print the ratios."""
    packed = (rules_dir() / "lexicon" / "places.tsv.gz").read_bytes()
    unpacking = median(lambda: gzip.decompress(packed))
    print(
        f"loading / unpacking alone     {median(lambda: Gazetteer(gzip.decompress(packed))) / unpacking:.2f}"
    )
    index = PlaceIndex(load_knowledge().lexicons)
    counter = iter(range(10**6))

    def find(size: int) -> Callable[[], object]:
        # a new text each time: an index remembers the texts it has read
        return lambda: index.mentions(f"{text(size)}Кінець {next(counter)}.", "uk")

    find(100)()
    small, large = median(find(100)), median(find(800))
    read = text(100)
    cut = median(lambda: [readings(t.text, "uk") for t in tokens(read)])
    print(f"finding / cutting and reading {small / cut:.2f}")
    print(f"8 times the text              {large / small:.2f} times the time")


if __name__ == "__main__":
    main()
