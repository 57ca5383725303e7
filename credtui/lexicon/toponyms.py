"""Section ``[toponyms]``: how names of places are written and inflected in a language."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class Toponyms(BaseModel):
    """What it takes to recognise a place by a form of its name; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    endings: dict[str, Words] = {}
    """Ending of a case form -> endings that the name itself may have ("івці" -> "івка")."""
    agreeing: tuple[tuple[str, str, str, str], ...] = ()
    """Endings of adjectives: masculine (as the dictionary gives them), feminine, neuter, plural."""
    adjectives: Words = ()
    """What stays of an adjective made from a place when its ending is cut off ("ськ")."""
    adjective_endings: Words = ()
    """All endings of such adjectives."""
    regions: Words = ()
    """Nouns that make the name beside them a region ("oblast", "область")."""
    settlements: Words = ()
    """Nouns before the name of a settlement ("city", "місто"); their abbreviations too."""
    joining: Words = ()
    """Prepositions between such a noun and the name ("city of")."""
    common: Words = ()
    """Other words of names of places that may be written small ("sea", "море", "на")."""
    bearers: Words = ()
    """Nouns whose name may be a place's without being the place ("cruiser", "газета")."""
    sites: Words = ()
    """Nouns for what lies at the place before them, where names stand unchanged ("airport", "outskirts")."""
    surnames: Words = ()
    """Endings that surnames have: such a word is a small town only behind a preposition of place."""
    inside: dict[str, Words] = {}
    """Prepositions that only a place can follow -> the case it must stand in (empty: any)."""
    follow: Words = ()
    """Where names stand unchanged before nouns: words behind a name that it does not describe."""
    dictionary_knows_places: bool = False
    """The dictionary marks names of places: a word it knows without such a mark is something else."""
    home: Words = ()
    """Countries (ISO 3166) whose small towns the language's news names without saying where they are."""
