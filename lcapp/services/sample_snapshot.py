"""A picture of a sample for printing, without making a dossier of it."""

import uuid
from datetime import date, datetime

from lcapp.domain import computed, validation
from lcapp.domain.calls import Call
from lcapp.domain.completeness import completeness, is_visible
from lcapp.domain.dossier import Dossier
from lcapp.domain.forms import Form
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.services.ports import Sample


def sample_snapshot(sample: Sample, *, form: Form, call: Call, now: datetime) -> DossierSnapshot:
    """A sample as if it stood in the library. Its identity follows from its name alone.

    Args:
        sample: What to print.
        form: The form of its call.
        call: Its call.
        now: When it is printed (UTC). It is checked as on the day the sample was written, if that is known.
    """
    dossier = Dossier(
        number=0,
        uuid=str(uuid.uuid5(uuid.NAMESPACE_URL, f"lcapp:sample:{sample.name}")),
        kind=str(call.kind),
        call=call.id,
        form=form.name,
        form_digest=form.digest,
        title=sample.title,
        status="draft",
        rev=0,
        created_at=now,
        updated_at=now,
        fictional=sample.fictional,
    )
    return DossierSnapshot(
        dossier=dossier,
        form=form,
        call=call,
        answers=dict(sample.answers),
        computed=dict(computed.computed_values(form, sample.answers)),
        findings=validation.check(form, sample.answers, call=call, today=_written_on(sample) or now.date()),
        completeness=completeness(form, sample.answers),
        taken_at=now,
        hidden=frozenset(q.id for q in form.questions() if not is_visible(q, sample.answers)),
    )


def _written_on(sample: Sample) -> date | None:
    try:
        return date.fromisoformat(sample.dated)
    except ValueError:
        return None
