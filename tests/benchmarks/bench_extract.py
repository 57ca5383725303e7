"""Extraction against looking each word form up once, and its growth with length.

Run by hand; figures go to QUALITY.md.

python tests/benchmarks/bench_extract.py [ARTICLE.txt ...]
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pymorphy3

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document
from credtui.read.language import detect
from credtui.syntax.parser import _parse
from credtui.text import morph

PARAGRAPH = {
    "uk": "Мер Олег Сич заявив, що міст через затоку зачинено з {n} березня. «Ми чекаємо», – додав він. "
    "За словами лоцмана, пором стоїть.\n",
    "ru": "Мэр Олег Сыч заявил, что мост через залив закрыт с {n} марта. «Мы ждём воду», – добавил он. "
    "По словам лоцмана, паром стоит.\n",
    "en": "Mayor Orest Sych said that the bridge across the bay was closed on March {n}. “We wait,” he said. "
    "According to the pilot, the ferry stands.\n",
}


def forget() -> None:
    """Nothing is remembered from the run before."""
    _parse.cache_clear()
    morph.readings.cache_clear(), morph.form_readings.cache_clear()


def once(text: str, lang: str) -> float:
    """Processor time of one extraction that remembers nothing."""
    forget()
    document = Document("d", "", "d.txt", "", None, lang, text)
    start = time.process_time()
    extract(document, KNOWLEDGE)
    return time.process_time() - start


def forms(text: str, lang: str) -> float:
    """Processor time of looking up every distinct word form once with pymorphy3.

    It has no English: an English word is a row of letters that it gives up on in a few microseconds.
    An English text is measured against as many Russian forms.
    """
    analyser = pymorphy3.MorphAnalyzer(lang="uk" if lang == "uk" else "ru")
    words = sorted({w.lower() for w in re.findall(r"[^\W\d_]+", text)})
    if lang == "en":
        words = (RUSSIAN * (1 + len(words) // len(RUSSIAN)))[: len(words)]
    start = time.process_time()
    for word in words:
        analyser.parse(word)
    return time.process_time() - start


KNOWLEDGE = load_knowledge()
LEXICON = Path(__file__).parents[2] / "rules" / "lexicon" / "ru.toml"
RUSSIAN = sorted({w.lower() for w in re.findall(r"[а-яё]+", LEXICON.read_text(encoding="utf-8"))})[::7]
"""Forms from all over the Russian lexicon."""


def main(paths: list[str]) -> None:
    """Print ratios."""
    once(PARAGRAPH["en"], "en"), once(PARAGRAPH["uk"], "uk"), once(PARAGRAPH["ru"], "ru")
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        lang = detect(text, KNOWLEDGE.lexicons) or "en"
        rounds = [(once(text, lang), forms(text, lang)) for _ in range(7)]
        spent, bare = min(r[0] for r in rounds), min(r[1] for r in rounds)
        print(f"{Path(path).name}: {spent / bare:.1f} times its distinct forms ({spent * 1000:.0f} ms)")
    for lang, paragraph in PARAGRAPH.items():
        rates = []
        for size in (10_000, 100_000, 1_000_000):
            text = "".join(paragraph.format(n=n) for n in range(size // len(paragraph)))
            rates.append(once(text, lang) / len(text) * 1e6)
        print(f"{lang}: " + ", ".join(f"{r / rates[0]:.2f}" for r in rates) + " of the time a character")


if __name__ == "__main__":
    main(sys.argv[1:])
