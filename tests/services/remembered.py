"""Record, versions and audit in memory over a real store of dossiers, as `library_ports` describes them."""

from dataclasses import dataclass, field
from typing import Any

from lcapp.domain.versions import AuditEntry, Version
from lcapp.errors import ChangedElsewhere, NotFound
from lcapp.services.library_ports import PastAnswer


@dataclass
class Remembered:
    """Past answers come from the acts the store has; versions stand in a list."""

    store: Any
    clock: Any
    kept: list[Any] = field(default_factory=list)
    told: list[AuditEntry] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)

    def past_answers(self, dossier, key=None, *, limit=500):
        past = [
            PastAnswer(place, change.key, change.before, change.after, act.at, act.at, act.actor, act.kind)
            for place, act in enumerate(self.store.acts(dossier, limit=10_000))
            for change in act.changes
            if key is None or change.key == key
        ]
        return tuple(reversed(past))[:limit]

    def add_version(self, new, *, actor):
        if self.store.load(new.dossier).dossier.rev != new.expected_rev:
            raise ChangedElsewhere("changed_elsewhere", dossier=new.dossier)
        number = 1 + sum(version.dossier == new.dossier for version, _content in self.kept)
        made = Version(new.dossier, number, new.kind, new.label, self.clock(), actor, new.content_id)
        self.kept.append((made, new.content))
        return made

    def versions(self, dossier):
        return tuple(version for version, _content in self.kept if version.dossier == dossier)

    def version_content(self, dossier, number):
        for version, content in self.kept:
            if (version.dossier, version.number) == (dossier, number):
                return content
        raise NotFound("version_unknown", version=number)

    def audit(self, dossier):
        return tuple(self.told)

    def delete_for_good(self, dossier, *, actor):
        self.gone.append(dossier)
        return ("snapshot-1",)
