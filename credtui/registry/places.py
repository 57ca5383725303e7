"""Countries and cities by name, in every language that CLDR and a lexicon share.

Territories get their ISO 3166 code (``UA``), the cities that stand for a time zone a slug of their
English name (``kyiv``), so that Київ, Києві, Kiev and Киевом are one place.  Data: Unicode CLDR in Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from credtui.lexicon import Lexicons
from credtui.model import Span
from credtui.registry.phrases import PhraseIndex

_EARTH = frozenset({"ZZ", "XA", "XB", "EZ", "QO"})
"""Codes of CLDR that are no place: unknown, pseudo-accents, currency zones."""


@dataclass(frozen=True, slots=True)
class Place:
    """A territory or a city that CLDR names."""

    id: str
    name: str
    """English name."""
    country: str | None = None
    """The territory a city lies in; None for a territory itself."""


class PlaceIndex:
    """CLDR's places in the lexicons' languages, found whatever their case ending."""

    def __init__(self, lexicons: Lexicons) -> None:
        from babel import Locale, UnknownLocaleError

        self.places: dict[str, Place] = {}
        self._phrases = PhraseIndex({c: lex.language.name_endings for c, lex in lexicons.languages.items()})
        self._memory = lexicons.memory
        english = Locale("en")
        self._slugs = _slugs()
        for code in sorted({"en", *lexicons.languages}):
            try:
                locale = Locale.parse(code)
            except (UnknownLocaleError, ValueError):
                continue
            self._territories(dict(locale.territories), code, dict(english.territories))
            self._cities(locale, code)
        if self._memory:
            self._memory.save()
        for code, lexicon in sorted(lexicons.languages.items()):
            for place, names in lexicon.language.places.items():
                self.places.setdefault(place, Place(place, names[0] if names else place))
                for name in names:
                    self._phrases.add(name, code, place, rank=2)

    def _territories(self, names: dict[str, str], lang: str, english: dict[str, str]) -> None:
        for code, name in names.items():
            if len(code) != 2 or not code.isalpha() or code in _EARTH:
                continue
            self.places.setdefault(code, Place(code, english.get(code, name)))
            self._phrases.add(name.split("(")[0].strip(), lang, code, rank=1, memory=self._memory)

    def _cities(self, locale: object, lang: str) -> None:
        zones = getattr(locale, "time_zones", {})
        for zone, (slug, name, country) in self._slugs.items():
            self.places.setdefault(slug, Place(slug, name, country))
            self._phrases.add(name, "en", slug, memory=self._memory)
            local = dict(zones.get(zone) or {}).get("city")
            if isinstance(local, str):
                self._phrases.add(local, lang, slug, memory=self._memory)

    def find(self, words: str, lang: str) -> str | None:
        """The id of the place that ``words`` name as a whole, or None."""
        hits = self.mentions(words, lang)
        return hits[0][1] if len(hits) == 1 and len(hits[0][0].of(words)) * 2 > len(words) else None

    def mentions(self, text: str, lang: str) -> list[tuple[Span, str]]:
        """Every place named in ``text``, in order; a name of two places is left out."""
        return [(span, next(iter(ids))) for span, ids in self._phrases.scan(text, lang) if len(ids) == 1]

    def within(self, inner: str, outer: str) -> bool | None:
        """True if ``inner`` is or lies in ``outer``; None if one of them is unknown."""
        if inner == outer:
            return True
        if inner not in self.places or outer not in self.places:
            return None
        return self.places[inner].country == outer


def _slugs() -> dict[str, tuple[str, str, str | None]]:
    """Zone -> (slug, English city name, territory) for the zones that are named after a city."""
    from babel import Locale
    from babel.core import get_global

    countries = dict(get_global("zone_territories"))
    names = Locale("en").time_zones
    out: dict[str, tuple[str, str, str | None]] = {}
    for zone in sorted(countries):
        area, _, tail = zone.rpartition("/")
        if not area or area == "Etc":
            continue
        city = dict(names.get(zone) or {}).get("city")
        name = city if isinstance(city, str) else tail.replace("_", " ")
        out[zone] = (name.lower().replace(" ", "-"), name, countries[zone])
    return out


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
