"""Every regular expression of credtui against its worst case: ``python -m tests.patterns`` prints slow ones.

The expressions are found in the source: compiled at module level, in a class, or written where they are
used.  Each is asked in the ways in which its module asks it.
"""

from __future__ import annotations

import ast
import itertools
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import credtui

LENGTH = 50_000
SECONDS = 0.5
"""Processor time that no expression needs for a text of ``LENGTH``: linear ones take a hundredth of it,
those that grow with the square three times as much."""
ASKED = ("match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn")
_MADE = {"compile", *ASKED}
_ENDS = ("", "\x00", "a")
"""Ends of a worst case: most expressions fail at one of them."""


class Asked(NamedTuple):
    """An expression with where it stands and the ways it is asked in."""

    where: str
    pattern: re.Pattern[str]
    ways: tuple[str, ...]


def expressions() -> Iterator[Asked]:
    """All of the package, in order of files and lines."""
    root = Path(credtui.__file__).parent
    for path in sorted(root.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = _assigned(tree)
        ways = _ways(tree)
        for node in ast.walk(tree):
            if not _calls_re(node):
                continue
            text, flags = _arguments(node, names)
            if text is None:
                raise AssertionError(f"{path}:{node.lineno}: an expression that is made of data")
            method = node.func.attr
            own = ways.get(_target(tree, node), ()) if method == "compile" else (method,)
            yield Asked(f"{path.relative_to(root)}:{node.lineno}", re.compile(text, flags), own or ASKED[:5])


def _calls_re(node: Any) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _MADE
    )


def _assigned(tree: ast.Module) -> dict[str, ast.expr]:
    """Constants of a module, which an expression may be put together of."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _arguments(call: Any, names: dict[str, ast.expr]) -> tuple[str | None, int]:
    position = {"sub": 4, "subn": 4, "split": 3, "compile": 1}.get(call.func.attr, 2)
    flags = [k.value for k in call.keywords if k.arg == "flags"] + call.args[position : position + 1]
    return _text(call.args[0], names), eval(ast.unparse(flags[0]), {"re": re}) if flags else 0


def _text(node: ast.expr, names: dict[str, ast.expr]) -> str | None:
    """The expression as text; None if it is not written in the source."""
    if isinstance(node, ast.Constant):
        bare = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
        return bare if isinstance(bare, str) else None  # of bytes or of text: one expression, one growth
    if isinstance(node, ast.Name):
        return _text(names[node.id], names) if node.id in names else None
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.escape":
        return "a b"  # words of a text, found as they are
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left, names), _text(node.right, names)
        return None if left is None or right is None else left + right
    if isinstance(node, ast.JoinedStr):
        parts = [_text(v.value if isinstance(v, ast.FormattedValue) else v, names) for v in node.values]
        return None if None in parts else "".join(p for p in parts if p is not None)
    return None


def _target(tree: ast.Module, call: Any) -> str:
    """The name that a compiled expression is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and node.value is call and isinstance(node.targets[0], ast.Name):
            return node.targets[0].id
    return ""


def _ways(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """Name of a compiled expression -> the methods that its module calls on it."""
    out: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ASKED:
            name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            out.setdefault(name, set()).add(node.attr)
    return {name: tuple(sorted(found)) for name, found in out.items()}


def worst(pattern: re.Pattern[str]) -> Iterator[str]:
    """Texts of ``LENGTH`` made of an expression's own characters that nearly match it and fail at the end."""
    tree = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]
    samples = sorted({_sample(tree, times) for times in (0, 1, 2, 3)} - {""})
    characters = sorted({c for sample in samples for c in sample} | {"a", "0", " ", '"', "\n"})
    pieces = dict.fromkeys(
        [
            *characters,
            *samples,
            *(s[:-1] for s in samples),
            *(a + b for a, b in itertools.pairwise(characters)),
        ]
    )
    for piece in filter(None, pieces):
        for end in _ENDS:
            yield (piece * (LENGTH // len(piece) + 1))[:LENGTH] + end
    for sample in samples:  # an opening, and then no end
        for cut in range(1, min(len(sample), 8) + 1):
            for c in characters[:5]:
                yield sample[:cut] + c * LENGTH + "\x00"


def _sample(tree: Any, times: int) -> str:
    """A text that the tree of an expression matches, its repetitions ``times`` where they may be."""
    out = []
    for what, value in tree:
        name = str(what)
        if name == "LITERAL":
            out.append(chr(value))
        elif name == "NOT_LITERAL":
            out.append("a" if value != ord("a") else "b")
        elif name == "ANY":
            out.append("a")
        elif name == "IN":
            out.append(_member(value))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, inner = value
            out.append(_sample(inner, times) * max(low, min(times, high)))
        elif name == "SUBPATTERN":
            out.append(_sample(value[-1], times))
        elif name == "BRANCH":
            out.append(_sample(value[1][times % len(value[1])], times))
        elif name == "ATOMIC_GROUP":
            out.append(_sample(value, times))
    return "".join(out)


def _member(items: Any) -> str:
    """A character of a class."""
    negated = any(str(what) == "NEGATE" for what, _ in items)
    inside = re.compile(_class(items))
    own = [chr(v if str(w) == "LITERAL" else v[0]) for w, v in items if str(w) in ("LITERAL", "RANGE")]
    candidates = [*([] if negated else own), *"a0 -_.,;'\"<>()[]{}«»\n\tя€"]
    return next((c for c in candidates if inside.fullmatch(c)), "a")


def _class(items: Any) -> str:
    """A class of characters as an expression again."""
    named = {
        "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s",
        "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
    }  # fmt: skip
    parts = []
    for what, value in items:
        kind = str(what)
        if kind == "NEGATE":
            parts.append("^")
        elif kind == "LITERAL":
            parts.append(re.escape(chr(value)))
        elif kind == "RANGE":
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(named[str(value)])
    return f"[{''.join(parts)}]"


def ask(pattern: re.Pattern[str], way: str, text: str) -> float:
    """Processor time of one question; what goes on for ever is stopped where the system can."""
    timer = getattr(signal, "setitimer", None)
    if timer is not None:
        signal.signal(signal.SIGVTALRM, _stop)
        timer(signal.ITIMER_VIRTUAL, 4 * SECONDS)
    start = time.process_time()
    try:
        if way in ("sub", "subn"):
            getattr(pattern, way)("", text)
        elif way == "finditer":
            for _ in pattern.finditer(text):
                pass
        else:
            getattr(pattern, way)(text)
    except TimeoutError:
        pass
    finally:
        if timer is not None:
            timer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _stop(*_: object) -> None:
    raise TimeoutError


def slow(asked: Asked) -> str:
    """The first question that takes too long, as a line; empty if none does."""
    for text in worst(asked.pattern):
        for way in asked.ways:
            spent = ask(asked.pattern, way, text)
            if spent > SECONDS:
                return f"{way} of {text[:20]!r}... {text[-4:]!r} took {spent:.1f} s"
    return ""


def main() -> None:
    """Each expression by name before it is asked, so that the last one of a run that hangs is known."""
    for asked in expressions():
        print(f"{asked.where} {asked.pattern.pattern!r} {'/'.join(asked.ways)}", flush=True)
        found = slow(asked)
        if found:
            print(f"SLOW: {found}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
