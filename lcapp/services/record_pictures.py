"""Pictures of the city's records for the pages behind a dossier: no part of what the dossier says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from lcapp.domain.answers import Answers
from lcapp.domain.city_records import CITY, DRAWN, text_of
from lcapp.domain.completeness import completeness, is_visible
from lcapp.domain.computed import computed_values
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.services.ports import PrintOptions
from lcapp.services.records import CityRecords, RecordLine

WITH_RECORDS = ("full", "marking")
"""Variants that have room behind the answers: the others are what is signed, or paper to write on."""
_NAME = "city.name"


def record_pictures(records: CityRecords, at: datetime) -> tuple[DossierSnapshot, ...]:
    """The records that have drawings and were begun, in the order in which a city meets them.

    Args:
        records: The records of the library.
        at: The time now (UTC).
    """
    answers = records.all_answers()
    begun = [line for line in records.lines() if line.record in DRAWN and answers.get(line.record)]
    return tuple(picture for line in begun if (picture := _picture(line, answers, at)))


def are_begun(records: CityRecords) -> bool:
    """Whether any record that has drawings was begun."""
    return any(line.record in DRAWN and line.card is not None for line in records.lines())


def are_of_the_city(records: CityRecords, snapshot: DossierSnapshot) -> bool:
    """Whether something is there to draw, and nothing says that it is another city's."""
    if snapshot.dossier.fictional or not snapshot.form.is_official or not are_begun(records):
        return False
    answers = records.all_answers()
    if not any(answers.get(record) for record in DRAWN):
        return False
    names = {_name(answers.get(CITY, {})), _name(snapshot.answers)} - {""}
    return len(names) < 2


def with_records(records: CityRecords, snapshot: DossierSnapshot, options: PrintOptions) -> DossierSnapshot:
    """The snapshot with pictures of the records, where they are wanted and the variant has room for them."""
    wanted = options.with_records and options.variant in WITH_RECORDS and not options.section
    # A sample is no dossier of the library, and a record needs no pictures of itself.
    if not wanted or not snapshot.dossier.number or not snapshot.form.is_official:
        return snapshot
    return replace(snapshot, records=record_pictures(records, snapshot.taken_at))


def _picture(line: RecordLine, known: Mapping[str, Answers], at: datetime) -> DossierSnapshot | None:
    if line.card is None:
        return None
    form, answers = line.form, known[line.record]
    return DossierSnapshot(
        dossier=line.card.dossier,
        form=form,
        call=None,
        answers=answers,
        computed=dict(computed_values(form, answers)),
        findings=(),
        completeness=completeness(form, answers),
        taken_at=at,
        hidden=frozenset(one.id for one in form.questions() if not is_visible(one, answers)),
        currency=text_of(known.get(CITY, {}), "city.currency"),
    )


def _name(answers: Answers) -> str:
    return " ".join(text_of(answers, _NAME).split()).casefold()
