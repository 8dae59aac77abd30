"""What a library says, as plain data: to compare it before and after its shape changes."""

from lcapp.domain.fingerprint import canonical_bytes


def told_by(store):
    """Every dossier with answers, marks, notes and record."""
    return {str(card.dossier.number): _dossier(store, card) for card in store.cards()}


def _dossier(store, card):
    content = store.load(card.dossier.number)
    dossier = content.dossier
    return {
        "identity": [
            dossier.uuid,
            dossier.kind,
            dossier.call,
            dossier.form,
            dossier.form_digest,
            dossier.title,
            dossier.status,
            dossier.rev,
            dossier.created_at.isoformat(),
            dossier.updated_at.isoformat(),
            dossier.fictional,
        ],
        "deleted": card.deleted_at.isoformat() if card.deleted_at else "",
        "progress": [card.progress.answered, card.progress.required, card.progress.to_fix],
        "answers": [[k.question, k.language, v] for k, v in sorted(content.answers.items())],
        "marks": [[k.question, k.language, str(m.state), m.by] for k, m in sorted(content.marks.items())],
        "notes": [
            [n.id, n.question, n.author, n.text, n.written_at.isoformat(), n.settled] for n in content.notes
        ],
        "acts": [
            [a.id, a.kind, a.at.isoformat(), a.actor, a.reverts, *map(_change, a.changes)]
            for a in store.acts(dossier.number, limit=1000)
        ],
    }


def _change(change):
    return [
        change.key.question,
        change.key.language,
        *(
            None if one is None else canonical_bytes(one).decode("utf-8")
            for one in (change.before, change.after)
        ),
    ]
