"""A stretch of text as words: contractions apart, compounds together, closed classes noted."""

from __future__ import annotations

import re

from credtui.syntax.grammar import Grammar, plain
from credtui.syntax.nodes import Word
from credtui.text.morph import readings
from credtui.text.tokens import Token, tokens

_SUFFIX = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m|S))$")
_GLUE = "-–‑/.&"
_CURRENCIES = ("$", "€", "£", "¥", "₴", "₽")
_OPEN, _CLOSE = '«„“‘"', '»”“’"'
NAME_WORDS = 6
"""Words in quotation marks up to which they can be a name."""
STAND_IN = "\ufffc"
"""A mark that stands for an utterance, which is read apart from the sentence that reports it."""
_STRAY = "'`‘’\""
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}


def words_of(text: str, start: int, end: int, grammar: Grammar, quotes: bool = True) -> list[Word]:
    """The words of ``text[start:end]``, each with its closed classes; nothing is tagged yet."""
    out: list[Word] = []
    for token in _joined(tokens(text, start, end), grammar.abbreviations):
        out.extend(_parts(token, grammar))
    if quotes:
        if not grammar.cases:
            _possessives(out)
        _mark_quoted(out)
        out = _without_plain_marks(out)
    _classify(out, grammar)
    return out


def _joined(found: list[Token], abbreviations: dict[str, bool]) -> list[Token]:
    """Pieces written without a space between them: "Il-76", "U.S.", "24-year-old", "1.2", "Mr."."""
    out: list[Token] = []
    i = 0
    while i < len(found):
        first = found[i]
        j = i
        if first.text in _CURRENCIES and i + 1 < len(found) and found[i + 1].kind == "number":
            j += found[i + 1].start == first.end  # "$2.5"
        elif first.kind != "punct":
            while (
                j + 2 < len(found)
                and found[j + 1].kind == "punct"
                and found[j + 1].text in _GLUE
                and found[j].end == found[j + 1].start
                and found[j + 1].end == found[j + 2].start
                and found[j + 2].kind != "punct"
                and (found[j + 1].text != "." or len(found[j].text) == 1)
            ):
                j += 2
            while j + 1 < len(found) and found[j + 1].kind != "punct" and found[j].end == found[j + 1].start:
                j += 1
            if j == i and _abbreviated(found, i, abbreviations):
                out.append(Token(first.start, found[i + 1].end, first.text + ".", "word"))
                i += 2
                continue
        if j > i:
            letters = any(t.kind == "word" for t in found[i : j + 1])
            initials = len(found[j].text) == 1 and "." in (t.text for t in found[i:j]) and j + 1 < len(found)
            if initials and found[j + 1].text == "." and found[j + 1].start == found[j].end:
                j += 1  # the last full stop of "U.S."
            whole = "".join(t.text for t in found[i : j + 1])
            out.append(Token(first.start, found[j].end, whole, "word" if letters else "number"))
        else:
            out.append(first)
        i = j + 1
    return out


def _abbreviated(found: list[Token], i: int, abbreviations: dict[str, bool]) -> bool:
    """The full stop behind word ``i`` belongs to it: an abbreviation or an initial, and more follows."""
    if i + 2 >= len(found) or found[i].kind != "word":
        return False
    word, stop, ahead = found[i : i + 3]
    if stop.text == "." and ahead.text == ")" and stop.start == word.end and i + 3 < len(found):
        return found[i + 3].text == "," or found[i + 3].text[:1].islower()  # "Vell (D-Nev.) said"
    if stop.text != "." or stop.start != word.end or ahead.text in '»”"’.':
        return False
    initial = len(word.text) == 1 and word.text.isupper() and ahead.text[:1].isupper()
    known = abbreviations.get(word.lower + ".")
    return initial or known is False or (known is True and not ahead.text[:1].isupper())


def _parts(token: Token, grammar: Grammar) -> list[Word]:
    """A token as one word, or as the two words of a contraction."""
    text = token.text
    if text == STAND_IN:
        return [Word(token.start, token.end, text, "word", text, classes=frozenset({"utterance"}))]
    if token.kind == "word" and not grammar.cases and ("'" in text or "’" in text):
        cut = _SUFFIX.search(text)
        if cut and cut.start() > 0:
            at = token.start + cut.start()
            head, tail = text[: cut.start()], text[cut.start() :]
            stem = _CONTRACTED.get(head.lower(), plain(head)) if plain(tail) == "n't" else plain(head)
            return [
                Word(token.start, at, head, "word", stem),
                Word(at, token.end, tail, "word", plain(tail)),
            ]
    low = plain(text)
    return [
        Word(token.start, token.end, text, token.kind, low[:-1] if low.find(".") == len(low) - 1 > 1 else low)
    ]


def _possessives(words: list[Word]) -> None:
    """The apostrophe behind a plural is a word of its own: "the mayors' plan"."""
    opened = 0
    for i, word in enumerate(words):
        if word.kind != "punct" or word.text not in "'’‘`":
            continue
        before = words[i - 1] if i else None
        tight = before is not None and before.end == word.start and before.kind == "word"
        loose = i + 1 < len(words) and words[i + 1].start > word.end
        if not tight:
            opened += 1
        elif opened:
            opened -= 1
        elif loose and before is not None and before.low.endswith("s"):
            word.kind, word.low = "word", "s'"


def _mark_quoted(words: list[Word]) -> None:
    """Marks what stands between quotation marks; one without its partner marks nothing."""
    opened: int | None = None
    closing = ""
    for i, word in enumerate(words):
        if word.kind != "punct":
            continue
        mark = word.text
        if opened is None:
            if mark in _OPEN:
                opened, closing = i, _partner(mark)
        elif mark in closing:
            for k in range(opened, i + 1):
                words[k].quoted = True
            opened = None


def _without_plain_marks(words: list[Word]) -> list[Word]:
    """Leaves out the marks round what is no name: the words between them are read like any others."""
    drop: set[int] = set()
    i = 0
    while i < len(words):
        if not (words[i].kind == "punct" and words[i].text in _OPEN and words[i].quoted):
            stray = words[i].kind == "punct" and words[i].text in '«»„“”"' + _STRAY
            drop |= {i} if stray else set()
            i += 1
            continue
        end = i + 1
        while (
            end < len(words)
            and words[end].quoted
            and not (words[end].kind == "punct" and words[end].text in _partner(words[i].text))
        ):
            end += 1
        inside = words[i + 1 : end]
        if not _a_name(inside, words[end + 1 : end + 3]):
            drop |= {i, end}
            for k in range(i, min(end + 1, len(words))):
                words[k].quoted = False
        i = end + 1
    return [w for k, w in enumerate(words) if k not in drop]


def _a_name(inside: list[Word], after: list[Word]) -> bool:
    """Short, with a capital, without marks of its own, and not followed by who says it."""
    if not inside or len(inside) > NAME_WORDS or not (inside[0].upper or inside[0].kind == "number"):
        return False
    if any(w.kind == "punct" and w.text in ",.!?…;:" for w in inside):
        return False
    marks = [w.text for w in after if w.kind == "punct"]
    return not (len(marks) == 2 and marks[1] in "—–-") and not (marks[:1] == ["—"] or marks[:1] == ["–"])


def _partner(mark: str) -> str:
    return {"«": "»", "„": '“”"', "“": "”", "‘": "’", '"': '"'}[mark]


def _classify(words: list[Word], grammar: Grammar) -> None:
    """Notes closed classes and analyses; the longest phrase of a class wins over its single words."""
    i = 0
    while i < len(words):
        word = words[i]
        if word.kind != "word" or word.has("utterance"):
            word.lemma = word.low
            i += 1
            continue
        _analyse(word, grammar)
        found = _phrase(words, i, grammar)
        if found is None:
            i += 1
            continue
        size, classes = found
        word.classes, word.size = classes, size
        for k in range(i + 1, i + size):
            _analyse(words[k], grammar)
            words[k].size, words[k].classes = 0, frozenset()
        i += size


_BY_FORM = frozenset({"pronouns", "possessives", "determiners", "relatives", "negatives"})
"""Lists of forms where order counts: "mining" is no form of the pronoun "mine"."""


def _analyse(word: Word, grammar: Grammar) -> None:
    word.readings = readings(word.low, grammar.lang, grammar.analyser)
    word.lemma = word.readings[0].lemma
    classes = set(grammar.forms.get(word.low, ()))
    keys = {r.lemma for r in word.readings if r.known or len(word.readings) == 1} | {word.low}
    for key in keys:
        for name in grammar.lemmas.get(key, ()):
            if grammar.cases or key == word.low or name not in _BY_FORM:
                classes.add(name)
    word.classes = frozenset(classes)


def _phrase(words: list[Word], i: int, grammar: Grammar) -> tuple[int, frozenset[str]] | None:
    best = 0
    classes: set[str] = set()
    for rest, name in grammar.phrases.get(words[i].low, ()):
        if len(rest) < best:
            break
        if i + len(rest) < len(words) and all(words[i + 1 + k].low == w for k, w in enumerate(rest)):
            best = len(rest)
            classes.add(name)
    return (best + 1, frozenset(classes)) if best else None
