"""Which of the places of one name is meant: by what else the text names, else by size, else not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from credtui.registry.gazetteer import Named, Place

_MARGIN = 0.7
"""The place meant must be five times as likely as the next one."""
_FORMER = 1.5
"""A former name is that much less likely (decimal logarithm)."""
_COUNTRY, _REGION, _SAID = 1.0, 1.0, 4.0
"""What it adds that the text names the country, the region as well, or puts one of them right beside it."""

Lookup = Callable[[str], Place | None]


@dataclass(frozen=True, slots=True)
class Around:
    """What a text speaks of: countries and regions that its unmistakable names lie in."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


def around(places: Iterable[Place]) -> Around:
    """The surroundings that these places make."""
    countries: set[str] = set()
    regions: set[str] = set()
    for place in places:
        if place.kind == "c":
            countries.add(place.id)
        if place.country:
            countries.add(place.country)
        regions.update(r for r in (place.region, place.id if place.kind == "r" else None) if r)
    return Around(frozenset(countries), frozenset(regions))


def meant(
    ids: Sequence[Named], lookup: Lookup, near: Around = Around(), beside: Collection[str] = ()
) -> Place | None:
    """The one place that a name stands for, or None if that cannot be told.

    ``beside`` holds ids of places that the text sets right next to the name ("Warren, Michigan").
    """
    scored: list[tuple[float, str, Place]] = []
    for named in ids:
        place = lookup(named.id)
        if place is None:
            continue
        score = place.weight - (_FORMER if named.former else 0.0)
        if place.country in near.countries or place.id in near.countries:
            score += _COUNTRY
            if place.region in near.regions or place.id in near.regions:
                score += _REGION
        if place.country in beside or place.region in beside:
            score += _SAID
        scored.append((-score, place.id, place))
    scored.sort()
    if not scored:
        return None
    if len(scored) == 1 or scored[1][0] - scored[0][0] >= _MARGIN:
        return scored[0][2]
    return None
