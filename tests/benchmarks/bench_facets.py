"""Facets against finding the statements they are of, and their growth with length.

Run by hand; figures go to QUALITY.md.

python tests/benchmarks/bench_facets.py [ARTICLE.txt ...]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from credtui.extract import extract
from credtui.facets import describe
from credtui.facets.scan import words_of
from credtui.knowledge import load_knowledge
from credtui.model import Document, Statement
from credtui.read.language import detect
from credtui.syntax.parser import _parse
from credtui.text import morph

SAID = {
    "uk": ("Мер Олег Сич заявив, що", "Речниця порту Ніна Гай сказала, що", "Лоцман повідомив, що"),
    "ru": ("Мэр Олег Сыч заявил, что", "Пресс-секретарь порта Нина Гай сказала, что", "Лоцман сообщил, что"),
    "en": ("Mayor Orest Sych said that", "Port spokeswoman Nina Guy said that", "The pilot reported that"),
}
TOLD = {
    "uk": (
        "у порту від вибуху загинули {n} докерів і двоє сторожів",
        "міст через затоку зачинено з {d} березня, ремонт триває",
        "судно жодного разу не заходило до гавані після травня",
    ),
    "ru": (
        "в порту от взрыва погибли {n} докеров и двое сторожей",
        "мост через залив закрыт с {d} марта, ремонт продолжается",
        "судно ни разу не заходило в гавань после мая",
    ),
    "en": (
        "the blast at the port killed {n} dockers and two guards",
        "the bridge across the bay has been closed since March {d}",
        "the ship had never once entered the harbour after last May",
    ),
}
"""Opening -> what is told: 12 to 16 words a sentence."""


def made(lang: str, count: int) -> str:
    """An article of ``count`` statements, one a sentence, three a paragraph."""
    out = []
    for n in range(count):
        told = TOLD[lang][n % 3].format(n=n + 3, d=n % 28 + 1)
        out.append(f"{SAID[lang][n // 3 % 3]} {told}.{' ' if n % 3 < 2 else chr(10)}")
    return "".join(out)


def finding(document: Document) -> tuple[float, Sequence[Statement]]:
    """Processor time of finding the statements with nothing remembered, and the statements."""
    (
        _parse.cache_clear(),
        morph.readings.cache_clear(),
        morph.form_readings.cache_clear(),
        words_of.cache_clear(),
    )
    start = time.process_time()
    found = extract(document, KNOWLEDGE)
    return time.process_time() - start, found


def describing(document: Document, found: Sequence[Statement], anew: bool) -> float:
    """Processor time of the facets; ``anew`` forgets the sentences that finding them has parsed."""
    if anew:
        _parse.cache_clear(), words_of.cache_clear()
    start = time.process_time()
    described: list[Statement] = []
    for one in found:
        described.append(describe(one, document, KNOWLEDGE, described))
    return time.process_time() - start


def ratio(text: str, lang: str, rounds: int = 5) -> tuple[float, float, float, int]:
    """Facets over finding (as a run has it; with parses made anew), time of the facets, statements."""
    when = datetime(2024, 11, 5, tzinfo=UTC)
    document = Document("d", "", "d.txt", "", None, lang, text, published_at=when)
    kept, anew, bare, count = [], [], [], 0
    for _ in range(rounds):
        spent, found = finding(document)
        bare.append(spent)
        kept.append(describing(document, found, False))
        anew.append(describing(document, found, True))
        count = len(found)
    return min(kept) / min(bare), min(anew) / min(bare), min(kept), count


KNOWLEDGE = load_knowledge()


def main(paths: list[str]) -> None:
    """Print ratios."""
    for lang in SAID:
        ratio(made(lang, 3), lang, 1)
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        run, anew, spent, count = ratio(text, detect(text, KNOWLEDGE.lexicons) or "en")
        each = spent * 1000 / max(count, 1)
        print(
            f"{Path(path).name}: {run:.2f} of finding them; parses made anew {anew:.2f} ({each:.2f} ms each)"
        )
    for lang in SAID:
        rows = [ratio(made(lang, count), lang) for count in (40, 160, 640)]
        rates = [spent / count for _, _, spent, count in rows]
        print(
            f"{lang}: {rows[1][0]:.2f} of finding them; parses made anew {rows[1][1]:.2f}"
            f" ({rates[1] * 1000:.2f} ms each); a statement of 40, 160, 640: "
            + ", ".join(f"{rate / rates[0]:.2f}" for rate in rates)
        )


if __name__ == "__main__":
    main(sys.argv[1:])
