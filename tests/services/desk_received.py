"""Dossiers put on a desk without the way of the mail: quick, for tests of what comes after."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import CarriedDossier, text_of
from lcapp.domain.dossier import Dossier
from lcapp.domain.received_dossier import Removal
from lcapp.services.desk_ports import Opened

CALL = "membership-2025"
MADE = datetime(2025, 6, 1, tzinfo=UTC)
WHY = AnswerKey("motivation.why", "en")


def carried(app, name, *, sealed=True, version=1, made=MADE, dossier="", call=CALL, **answers):
    """What a city's file says: the sample's answers under its own name."""
    sample = app.samples.get(f"samplia-{call}")
    form = app.forms.get(call)
    said = dict(sample.answers) | {AnswerKey("city.name"): name}
    said |= {AnswerKey(question.replace("__", ".")): value for question, value in answers.items()}
    identity = Dossier(
        number=0,
        uuid=dossier or str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
        kind=call.partition("-")[0],
        call=call,
        form=form.name,
        form_digest=form.digest,
        title=name,
        status="sealed" if sealed else "draft",
        rev=1,
        created_at=made,
        updated_at=made,
    )
    made_of = CarriedDossier(identity, said, (), made, sealed, version if sealed else 0, "", {})
    return replace(made_of, claimed=made_of.content_id)


def put(app, folder, name, *, removals: tuple[Removal, ...] = (), **more):
    """Put a city's dossier on the desk of an app; its number."""
    desk = app.commission.desk
    said = carried(app, name, **more)
    path = folder / f"{name}.lcdossier"
    path.write_bytes(text_of(said))
    digest, size = app.register.files.keep(path)
    opened = Opened("package", text_of(said), digest, size, removals=removals)
    return desk._put(path, opened, said.dossier.call, MADE.date()).number
