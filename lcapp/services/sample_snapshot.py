"""A picture of a sample for printing, without making a dossier of it."""

import uuid
from datetime import UTC, date, datetime, time

from lcapp.domain import computed, validation
from lcapp.domain.calls import Call
from lcapp.domain.completeness import completeness, is_visible
from lcapp.domain.dossier import Dossier
from lcapp.domain.forms import Form
from lcapp.domain.origin import origin_sides
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.services.ports import Sample


def sample_snapshot(sample: Sample, *, form: Form, call: Call, now: datetime) -> DossierSnapshot:
    """A sample as if it stood in the library. Its identity follows from its name alone.

    Args:
        sample: What to print.
        form: The form of its call.
        call: Its call.
        now: Its date where the sample's own day is not known (UTC). A sample is dated and checked as on the
            day it was written.
    """
    at = _written_at(sample) or now
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
        created_at=at,
        updated_at=at,
        fictional=sample.fictional,
    )
    return DossierSnapshot(
        dossier=dossier,
        form=form,
        call=call,
        answers=dict(sample.answers),
        computed=dict(computed.computed_values(form, sample.answers)),
        findings=validation.check(form, sample.answers, call=call, today=at.date()),
        completeness=completeness(form, sample.answers),
        taken_at=at,
        sides={} if sample.fictional else origin_sides(sample.sources),
        hidden=frozenset(q.id for q in form.questions() if not is_visible(q, sample.answers)),
    )


def _written_at(sample: Sample) -> datetime | None:
    try:
        # Noon, so that it is the same day on every clock but the farthest.
        return datetime.combine(date.fromisoformat(sample.dated), time(12), UTC)
    except ValueError:
        return None
