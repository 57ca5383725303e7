"""Which conflicts are one collision told more than once: the same two sources, the same kind of collision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from credtui.model import Document, Relation, Statement

Collision = tuple[object, ...]


def origin(statement: Statement, document: Document | None) -> str:
    """Whom the words first come from: a named source, else the outlet that has them from an unnamed one."""
    speaker = statement.speaker
    if speaker.id:
        return speaker.id
    if speaker.kind in ("anonymous", "unknown"):
        first = next((hop.source for hop in statement.chain if hop.kind != "anonymous"), None)
        published = (document.outlet_id or document.outlet) if document else None
        return statement.via or first or published or statement.document
    return "name " + speaker.name.casefold()


class Collisions:
    """Answers about the relations of one comparison; the origin of each statement is looked up once."""

    def __init__(self, statements: Mapping[str, Statement], documents: Mapping[str, Document]) -> None:
        self._statements, self._documents = statements, documents
        self._origins: dict[str, str] = {}

    def of(self, relation: Relation) -> Collision:
        """What two retellings of one collision have in common; what is no conflict stands alone."""
        if not relation.is_conflict:
            return (relation.id,)
        one, two = sorted((self._origin(relation.a), self._origin(relation.b)))
        return relation.dispute, one, two, relation.relation, relation.type, relation.same_speaker

    def leads(self, relations: Sequence[Relation]) -> dict[str, str]:
        """Id of each relation -> id of the first in this order that tells of the same collision."""
        first: dict[Collision, str] = {}
        return {r.id: first.setdefault(self.of(r), r.id) for r in relations}

    def _origin(self, key: str) -> str:
        made = self._origins.get(key)
        if made is None:
            statement = self._statements[key]
            made = self._origins[key] = origin(statement, self._documents.get(statement.document))
        return made
