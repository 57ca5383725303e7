"""Places by name: countries, regions, towns, seas, in every language of the lexicons and in any case form.

The gazetteer that ships with the program gives towns, first-level regions and countries,
``[language.places]`` of a lexicon further names, ``[place]`` of concepts.toml what neither has.  Ids are ISO
3166 codes (``UA``) and slugs of English names (``makiivka``): Макіївці, Макеевке, Makeyevka are one place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from credtui.bundled import rules_dir
from credtui.lexicon import Lexicons
from credtui.model import Span
from credtui.registry.evidence import Judge, Use, is_well_known
from credtui.registry.gazetteer import Gazetteer, Named, Place, load_gazetteer
from credtui.registry.homonyms import Around, around, meant
from credtui.registry.matching import Line, Match, Matcher, cut, is_among, widened
from credtui.registry.toponyms import ADJECTIVE, STEM, Forms
from credtui.text.tokens import tokens
from credtui.text.translit import fold

__all__ = ["Place", "PlaceIndex", "place_index"]

_BY_HAND = 7.5
"""Weight of a place that a lexicon names: more likely than any town of its name."""
_CHAIN = 5
"""At most so many names share one word for a region ("Kharkiv, Sumy and Chernihiv regions")."""
_READ = 256
"""So many texts are remembered."""


class Places(Mapping[str, Place]):
    """Every known place by its id; looked up, never read in as a whole."""

    def __init__(self, gazetteer: Gazetteer, own: Mapping[str, Place]) -> None:
        self._gazetteer, self._own = gazetteer, own
        self._seen: dict[str, Place | None] = {}

    def _look(self, place_id: str) -> Place | None:
        if place_id not in self._seen:
            self._seen[place_id] = self._own.get(place_id) or self._gazetteer.place(place_id)
        return self._seen[place_id]

    def __getitem__(self, place_id: str) -> Place:
        found = self._look(place_id)
        if found is None:
            raise KeyError(place_id)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from (i for i in self._gazetteer.ids() if i not in self._own)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class PlaceIndex:
    """Places named in texts; see the module's docstring."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        gazetteer = load_gazetteer(rules_dir() / "lexicon" / "places.tsv.gz")
        own = {i: Place(i, p.title, kind="h", weight=_BY_HAND) for i, p in lexicons.concepts.place.items()}
        for _, lexicon in sorted(lexicons.languages.items()):
            for place, names in lexicon.language.places.items():
                if place not in own and gazetteer.place(place) is None:
                    own[place] = Place(place, names[0] if names else place, kind="h", weight=_BY_HAND)
        self.places: Mapping[str, Place] = Places(gazetteer, own)
        self._gazetteer = gazetteer
        self._matchers: dict[str, Matcher] = {}
        self._judges: dict[str, Judge] = {}
        self._outer = _outer(lexicons)
        self._read = lru_cache(maxsize=_READ)(self._all)

    def _matcher(self, lang: str) -> Matcher | None:
        lexicon = self._lexicons.of(lang)
        if lexicon is None:
            return None
        if lang not in self._matchers:
            names: dict[str, list[str]] = {}
            forms = Forms(lang, lexicon.toponyms, lexicon.language.name_endings)
            for place, spellings in lexicon.language.places.items():
                for name in spellings:
                    names.setdefault(_key(name, forms), []).append(place)
            for place, words in lexicon.language.demonyms.items():
                for stem in filter(None, map(forms.stem, () if place.isupper() else words)):
                    names.setdefault(ADJECTIVE + stem, []).append(place)
            initials = {_key(n, forms) for ns in lexicon.language.places.values() for n in ns if n.isupper()}
            own = {key: tuple(dict.fromkeys(ids)) for key, ids in names.items() if key}
            self._matchers[lang] = Matcher(self._gazetteer, own, initials, forms)
            self._judges[lang] = Judge(lexicon, forms)
        return self._matchers[lang]

    def find(self, words: str, lang: str) -> str | None:
        """The id of the place that ``words`` name as a whole, or None."""
        matcher = self._matcher(lang)
        if matcher is None:
            return None
        line = cut(words, lang, frozenset(), headlines=False)
        found = [m for m in self._matches(line, matcher) if len(m.span.of(words)) * 2 > len(words)]
        if len(found) != 1:
            return None
        place = meant([i for i in found[0].ids if not i.beside or found[0].region], self.places.get)
        return place.id if place else None

    def mentions(self, text: str, lang: str, span: Span | None = None) -> list[tuple[Span, str]]:
        """Every place that ``text[span]`` names, in order; a name that may be two places is left out.

        The whole text is read either way: what else it names tells homonyms apart.
        """
        return _inside(self._read(text, lang)[0], span)

    def ties(self, text: str, lang: str, span: Span | None = None) -> list[tuple[Span, str]]:
        """Places that say whose or which something is: "харківський", "Kharkiv residents"."""
        return _inside(self._read(text, lang)[1], span)

    def within(self, inner: str, outer: str) -> bool | None:
        """True if ``inner`` is or lies in ``outer``; None if one of them is unknown."""
        if inner == outer:
            return True
        if inner not in self.places or outer not in self.places:
            return None
        seen, todo = {inner}, [inner]
        while todo:
            for above in self._above(todo.pop()):
                if above == outer:
                    return True
                if above not in seen:
                    seen.add(above)
                    todo.append(above)
        return False

    def _above(self, place_id: str) -> list[str]:
        place = self.places.get(place_id)
        direct = [place.region, place.country] if place else []
        return [i for i in (*direct, *self._outer.get(place_id, ())) if i]

    def _all(self, text: str, lang: str) -> tuple[tuple[tuple[Span, str], ...], tuple[tuple[Span, str], ...]]:
        """Mentions and ties of a whole text."""
        matcher, lexicon = self._matcher(lang), self._lexicons.of(lang)
        if matcher is None or lexicon is None:
            return (), ()
        abbreviations = frozenset(a.lower() for a in lexicon.language.abbreviations)
        line = cut(text, lang, abbreviations, headlines=not matcher.forms.inflected)
        matches = self._matches(line, matcher)
        near = self._around(matches, frozenset(lexicon.toponyms.home))
        judge = self._judges[lang]
        where: list[tuple[Span, str]] = []
        ties = self._adjectives(line, matches, judge, matcher, near)
        for at, match in enumerate(matches):
            beside = self._beside(line, matches, at)
            ids = [i for i in match.ids if match.region or not i.beside]
            place = meant(ids, self.places.get, near, beside)
            if place is None:
                continue
            said = frozenset(b for b in beside if b != place.id and self.within(place.id, b))
            use = judge.use(line, match, place, near, said)
            if use is Use.WHERE:
                where.append((match.span, place.id))
            elif use is Use.TIE:
                ties.append((match.span, place.id))
        return tuple(where), tuple(sorted(ties))

    def _matches(self, line: Line, matcher: Matcher) -> list[Match]:
        """Names, those with a word for a region behind them joined with it."""
        found = self._with_chains(line, matcher.all(line), matcher)
        regions = frozenset(matcher.forms.rules.regions)
        out: list[Match] = []
        for at, match in enumerate(found):
            own = tuple(i for i in match.ids if i.beside or self._kind(i) == "r")
            last = match.last + 1
            if own and not match.region:
                if line.beside(last) and is_among(line.words[last].text, regions, matcher.forms):
                    out.append(widened(match, line, last, own, matcher.forms))
                    continue
                before = match.first - 1
                if (
                    line.beside(match.first) and is_among(line.words[before].text, regions, matcher.forms)
                ) or (self._shares(line, found, at, regions, matcher.forms)):
                    out.append(widened(match, line, match.last, own, matcher.forms))
                    continue
            out.append(match)
        return out

    def _with_chains(self, line: Line, found: list[Match], matcher: Matcher) -> list[Match]:
        """The names, with the first ones of "Донецька та Луганська області" that wait for the last word."""
        taken = {i: m for m in found for i in range(m.first, m.last + 1)}
        chained: dict[int, Match] = {}
        for match in found:
            if match.first == match.last or matcher.forms.stem(line.words[match.first].text) is None:
                continue
            nouns = [key for rank in matcher.forms.keys(line.words[match.last].text) for key in rank]
            i = match.first
            for _ in range(_CHAIN):
                i -= 1 if "," in line.gap(i) else 2
                free = i >= 0 and (i not in taken or taken[i].first == taken[i].last)
                stem = matcher.forms.stem(line.words[i].text) if free else None
                key = next((k for n in nouns if stem and (k := matcher.look(f"{STEM}{stem} {n}"))), None)
                if key is None:
                    break
                word = line.words[i]
                chained[i] = Match(i, i, Span(word.start, word.end), key.ids, region=True)
        kept = [m for m in found if m.first not in chained]
        return sorted((*kept, *chained.values()), key=lambda m: m.first)

    def _kind(self, named: Named) -> str:
        place = self.places.get(named.id)
        return place.kind if place else ""

    def _shares(self, line: Line, found: list[Match], at: int, regions: frozenset[str], forms: Forms) -> bool:
        """True in "Donetsk and Luhansk regions": names in a row before one plural word for regions."""
        for step in range(1, _CHAIN):
            if at + step >= len(found):
                return False
            ahead, behind = found[at + step], found[at + step - 1]
            between = line.text[behind.span.end : ahead.span.start].strip()
            if len(between) > 4 or ahead.first - behind.last > 2:
                return False
            last = ahead.last + 1
            if line.beside(last) and is_among(line.words[last].text, regions, forms):
                return line.words[last].lower not in regions  # a plural form
        return False

    def _around(self, matches: list[Match], home: frozenset[str]) -> Around:
        """What the names that can be one place only, or are much the likeliest, say about the text.

        A small town abroad says nothing: it would vouch for itself.
        """
        sure = []
        for match in matches:
            if match.guessed or set(match.flags) & {"c", "s", "g"}:
                continue
            place = meant([i for i in match.ids if match.region or not i.beside], self.places.get)
            if place is not None and (place.kind != "t" or is_well_known(place) or place.country in home):
                sure.append(place)
        return around(sure)

    def _beside(self, line: Line, matches: list[Match], at: int) -> frozenset[str]:
        """Ids of what follows right behind a comma or a bracket: "Warren, Michigan", "Warren (Michigan)"."""
        if at + 1 >= len(matches):
            return frozenset()
        here, ahead = matches[at], matches[at + 1]
        between = line.text[here.span.end : ahead.span.start]
        if between.strip() not in (",", "(") or len(between) > 3:
            return frozenset()
        return frozenset(i.id for i in ahead.ids)

    def _adjectives(
        self, line: Line, matches: list[Match], judge: Judge, matcher: Matcher, near: Around
    ) -> list[tuple[Span, str]]:
        taken = {i for m in matches for i in range(m.first, m.last + 1)}
        out: list[tuple[Span, str]] = []
        if not matcher.forms.rules.adjectives:
            return out
        for i, word in enumerate(line.words):
            stem = matcher.forms.stem(word.text) if i not in taken and word.kind == "word" else None
            key = matcher.look(ADJECTIVE + stem) if stem else None
            place = meant(key.ids, self.places.get, near) if key else None
            if place is not None and not judge.person(line, i, i):
                out.append((Span(word.start, word.end), place.id))
        return out


def _inside(found: tuple[tuple[Span, str], ...], span: Span | None) -> list[tuple[Span, str]]:
    if span is None:
        return list(found)
    first = bisect_left(found, span.start, key=lambda f: f[0].start)
    last = bisect_right(found, span.end, key=lambda f: f[0].start)
    return [f for f in found[first:last] if span.contains(f[0])]


def _key(name: str, forms: Forms) -> str:
    """The words of a name as those of a text are looked up: without possessive endings."""
    return " ".join(k for k in (fold(forms.bare(t.text)) for t in tokens(name) if t.kind != "punct") if k)


def _outer(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    """Place -> what it lies in, as concepts.toml says it from either end."""
    out: dict[str, list[str]] = {}
    for place_id, links in lexicons.concepts.place.items():
        out.setdefault(place_id, []).extend(links.within)
        for inner in links.holds:
            out.setdefault(inner, []).append(place_id)
    return {inner: tuple(outers) for inner, outers in out.items()}


@lru_cache(maxsize=4)
def _cached(sha256: str, box: _Box) -> PlaceIndex:
    return PlaceIndex(box.lexicons)


class _Box:
    """Carries the lexicons past the cache; equal for every call of one hash."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)


def place_index(lexicons: Lexicons) -> PlaceIndex:
    """The (cached) index of these lexicons' places."""
    return _cached(lexicons.sha256, _Box(lexicons))
