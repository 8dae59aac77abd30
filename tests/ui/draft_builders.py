"""A form with every question type and trait, and an open draft of it on a real library."""

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lcapp.domain.answers import AnswerKey
from lcapp.domain.calls import Call, CallDate, CallKind, Certainty
from lcapp.domain.conditions import Condition
from lcapp.domain.countries import Country
from lcapp.domain.forms import (
    Computed,
    Confidence,
    Form,
    Hand,
    Option,
    Part,
    Question,
    QuestionType,
    Section,
)
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import DossierStore, NewDossier
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.library import LibraryFile

NOW = datetime(2026, 11, 25, 14, 32, tzinfo=UTC)

COUNTRIES = (
    Country("SI", "Slovenia", "Europe and North America", True),
    Country("TR", "Türkiye", "Europe and North America", True),
    Country("IR", "Iran", "Asia and the Pacific", True),
    Country("CI", "Côte d'Ivoire", "Africa", True),
)


def a_question(question_id: str, kind: QuestionType, label: str = "", **more: Any) -> Question:
    return Question(
        id=question_id, type=kind, label=label or question_id, confidence=Confidence.EXACT, **more
    )


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label.split()[0].lower().strip(","), label) for label in labels)


def full_form() -> Form:
    t = QuestionType
    city = Section(
        "city",
        "Your city",
        (
            a_question("city.name", t.SHORT_TEXT, "Name of city", max_characters=120),
            a_question("city.country", t.COUNTRY, "Country"),
            a_question("city.email", t.EMAIL, "E-mail of the contact person"),
            a_question("city.phone", t.PHONE, "Telephone", required=False),
            a_question("city.site", t.URL, "Website of the city", required=False),
            a_question("city.since", t.DATE, "Member of the network since", partial=True),
            a_question(
                "city.networks",
                t.CHOICE,
                "Is the city a member of other networks?",
                options=options("Yes", "No"),
            ),
            a_question(
                "city.network_names",
                t.LIST,
                "Which ones?",
                max_items=5,
                visible_when=Condition("is", "city.networks", "yes"),
            ),
        ),
        intro="Tell who you are. What you write here is printed on the cover.",
    )
    profile = Section(
        "profile",
        "City profile",
        (
            a_question(
                "profile.population",
                t.DATA_POINT,
                "Population of your city",
                unit="persons",
                min=Decimal(1),
                max_age_years=5,
            ),
            a_question("profile.area", t.DATA_POINT, "Area of your city", unit="km²", min=Decimal(0)),
            a_question(
                "profile.density",
                t.DATA_POINT,
                "Population density",
                unit="persons per km²",
                computed=Computed("ratio", ("profile.population", "profile.area")),
            ),
            a_question(
                "profile.goals",
                t.CHOICES,
                "Which goals does the city work on?",
                options=options(
                    "Health and well-being",
                    "Equity and inclusion",
                    "Environment, sustainable development and a very long label "
                    "that must wrap onto a second line in a narrow window",
                    "Work and employment",
                ),
                with_text=True,
            ),
            a_question(
                "profile.status",
                t.CHOICE,
                "Administrative status",
                options=options("Capital", "Region", "Province", "Municipality", "District", "Other"),
            ),
        ),
    )
    motivation = Section(
        "motivation",
        "Motivation",
        (
            a_question(
                "motivation.why",
                t.LONG_TEXT,
                "What is your motivation for adopting the learning city concept?",
                explanation="Write for a reader who has never visited your city.",
                translatable=True,
                with_links=True,
                with_evidence=True,
                max_words=200,
            ),
            a_question(
                "motivation.challenges",
                t.RATING_GRID,
                "What challenges do you face in your city?",
                scale=(1, 2, 3, 4, 5),
                scale_meaning=("no challenge", "great challenge"),
                rows=(
                    Option("inclusion", "Promoting inclusive learning from basic to higher education"),
                    Option("work", "Learning for and in the workplace"),
                    Option("quality", "Quality of learning"),
                ),
            ),
            a_question(
                "motivation.order",
                t.RANKING,
                "Put these in the order of their importance",
                options=options("Families", "Workplaces", "Technologies"),
            ),
            a_question(
                "practice.items",
                t.GROUP,
                "Up to three practices",
                max_items=3,
                fields=(
                    a_question("title", t.SHORT_TEXT, "Title"),
                    a_question("started", t.DATE, "Started", required=False),
                    a_question(
                        "story",
                        t.LONG_TEXT,
                        "What was done and what came of it?",
                        max_words=50,
                        translatable=True,
                    ),
                ),
            ),
            a_question("motivation.plain", t.LONG_TEXT, "Anything else?", required=False, max_words=100),
        ),
    )
    pledge = Section(
        "pledge",
        "Pledge",
        (
            a_question(
                "pledge.text",
                t.STATEMENT,
                "The city of {city.name} hereby applies to join the network.",
                filled_by=Hand.MAYOR,
            ),
            a_question(
                "pledge.signature",
                t.SIGNATURE,
                "Mayor's signature and official stamp",
                with_stamp=True,
                filled_by=Hand.MAYOR,
            ),
        ),
    )
    return Form(
        id="demo",
        version="1",
        kind="membership",
        title="Demonstration form",
        languages=("en", "fr"),
        parts=(
            Part("city_part", "Part 1", Hand.CITY, (city, profile, motivation)),
            Part("mayor_part", "Pledge", Hand.MAYOR, (pledge,)),
        ),
        provenance="written for this program",
        confidence=Confidence.OWN,
        digest="0" * 64,
    )


def a_call() -> Call:
    return Call(
        id="demo-2027",
        kind=CallKind.MEMBERSHIP,
        title="Membership 2027",
        form="demo-1",
        city_deadline=CallDate("2026-12-15", Certainty.SEEN),
        own_deadline=CallDate("2026-12-01", Certainty.TYPED),
        languages=("en", "fr"),
    )


def a_store(folder: Path) -> SqliteDossierStore:
    return SqliteDossierStore(
        LibraryFile(folder / "library.sqlite", backups=folder / "backups", clock=lambda: NOW, wait_seconds=1)
    )


def a_session(
    store: DossierStore,
    *,
    form: Form | None = None,
    answers: Mapping[str, Any] | None = None,
    title: str = "Ljubljana",
    clock: Callable[[], datetime] = lambda: NOW,
) -> DraftSession:
    form = form or full_form()
    known: dict[AnswerKey, Any] = {}
    for name, value in (answers or {}).items():
        question, _, language = name.partition("@")
        known[AnswerKey(question, language)] = value
    dossier = store.create(
        NewDossier(
            uuid=str(uuid.uuid4()),
            kind="membership",
            call="demo-2027",
            form=form.name,
            form_digest=form.digest,
            title=title,
            answers=known,
        ),
        actor="Ana",
    )
    return DraftSession(
        store.load(dossier.number), form=form, call=a_call(), store=store, clock=clock, actor="Ana"
    )
