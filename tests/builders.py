"""Small, readable things to test with: say only what the test is about, the rest has a fair default."""

from datetime import UTC, date, datetime
from decimal import Decimal

from lcapp.domain.answers import AnswerKey
from lcapp.domain.calls import Call, CallDate, CallKind, Cap, Certainty
from lcapp.domain.completeness import completeness
from lcapp.domain.conditions import Condition
from lcapp.domain.dossier import Dossier
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
from lcapp.domain.snapshot import DossierSnapshot

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
UUID = "00000000-0000-4000-8000-000000000001"


def options(*ids: str) -> tuple[Option, ...]:
    """Options or rows whose labels are their ids with a capital."""
    return tuple(Option(one, one.capitalize()) for one in ids)


def a_question(type_="short_text", id_="city.name", **more) -> Question:
    """One question of a type, optional unless the test says otherwise."""
    kind = QuestionType(type_)
    defaults = {"label": id_, "required": False}
    if kind in (QuestionType.CHOICE, QuestionType.CHOICES, QuestionType.RANKING):
        defaults["options"] = options("red", "green", "blue")
    if kind is QuestionType.RATING_GRID:
        defaults |= {"rows": options("access", "money", "time"), "scale": (1, 2, 3, 4, 5)}
    if kind is QuestionType.GROUP:
        defaults["fields"] = (a_question(id_="title"), a_question("date", "started"))
    return Question(id=id_, type=kind, **(defaults | more))


def a_form(*questions: Question, **more) -> Form:
    """A form with one part and one section that hold the questions."""
    section = Section("city", "The city", questions or (a_question(),))
    defaults = {
        "id": "small",
        "version": "1",
        "kind": "membership",
        "title": "Small form",
        "languages": ("en", "fr"),
        "parts": (Part("city_part", "Part 1", Hand.CITY, (section,)),),
        "digest": "d" * 64,
    }
    return Form(**(defaults | more))


def a_demo_form() -> Form:
    """A form with every type and trait, in two parts and two hands."""
    city = Section(
        "city",
        "Your city",
        (
            a_question(id_="city.name", required=True, max_characters=120),
            a_question("country", "city.country", required=True),
            a_question("url", "city.website"),
            a_question("email", "contact.email", required=True),
            a_question("phone", "contact.phone"),
            a_question("date", "city.founded", partial=True),
            a_question("choice", "city.networks", options=options("yes", "no"), with_text=True),
            a_question(
                "list",
                "city.network_names",
                visible_when=Condition("is", "city.networks", "yes"),
                max_items=5,
            ),
        ),
    )
    profile = Section(
        "profile",
        "Profile",
        (
            a_question("data_point", "profile.population", unit="persons", min=Decimal(1), max_age_years=5),
            a_question("data_point", "profile.area", unit="km²"),
            a_question(
                "data_point",
                "profile.density",
                computed=Computed("ratio", ("profile.population", "profile.area")),
            ),
            a_question("choices", "profile.colours", max_items=2),
            a_question("ranking", "profile.order"),
            a_question("rating_grid", "profile.challenges"),
        ),
        layout="table",
    )
    plan = Section(
        "plan",
        "Plan",
        (
            a_question(
                "long_text",
                "plan.why",
                required=True,
                translatable=True,
                with_links=True,
                with_evidence=True,
                max_words=200,
            ),
            a_question("list", "plan.goals", translatable=True),
            a_question(
                "group",
                "plan.practices",
                max_items=3,
                fields=(
                    a_question(id_="title", required=True, translatable=True, max_words=5),
                    a_question("date", "started", partial=True),
                    a_question("data_point", "cost", unit="EUR"),
                    a_question("choice", "colour"),
                    a_question("long_text", "story", with_links=True),
                ),
            ),
        ),
    )
    pledge = Section(
        "pledge",
        "Pledge",
        (
            a_question("statement", "pledge.text"),
            a_question(id_="pledge.mayor", required=True, filled_by=Hand.MAYOR),
            a_question("signature", "pledge.signature", filled_by=Hand.MAYOR, required=True, with_stamp=True),
        ),
    )
    parts = (
        Part("city_part", "Part 1", Hand.CITY, (city, profile, plan)),
        Part("mayor_part", "Pledge", Hand.MAYOR, (pledge,), sheet=True),
    )
    return a_form(id="demo", title="Demonstration form", parts=parts, confidence=Confidence.OWN)


def a_day(value: str = "2025-06-15", certainty=Certainty.SEEN) -> CallDate:
    """A date of a call, seen in a source."""
    return CallDate(value, certainty, "S1")


def a_call(kind="membership", **more) -> Call:
    """A call of 2025 with a cap of three."""
    defaults = {
        "id": f"{kind}-2025",
        "title": "Small call",
        "form": "small-1",
        "opens": a_day("2025-05-15"),
        "city_deadline": a_day("2025-06-15"),
        "cap": Cap(3, Certainty.SEEN, "S2"),
        "languages": ("en", "fr"),
    }
    return Call(kind=CallKind(kind), **(defaults | more))


def a_dossier(**more) -> Dossier:
    """The identity of a dossier in `a_call()`."""
    defaults = {
        "number": 7,
        "uuid": UUID,
        "kind": "membership",
        "call": "membership-2025",
        "form": "small-1",
        "form_digest": "d" * 64,
        "title": "Samplia",
        "status": "draft",
        "rev": 1,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Dossier(**(defaults | more))


def some_answers(**by_question) -> dict[AnswerKey, object]:
    """Answers without language; two underscores stand for the point of an id: `city__name="Samplia"`."""
    return {AnswerKey(name.replace("__", ".")): value for name, value in by_question.items()}


def a_snapshot(**more) -> DossierSnapshot:
    """A frozen dossier with one answer."""
    form = more.pop("form", a_form())
    answers = more.pop("answers", some_answers(city__name="Samplia"))
    defaults = {
        "dossier": a_dossier(form=form.name, form_digest=form.digest),
        "form": form,
        "call": a_call(),
        "answers": answers,
        "computed": {},
        "findings": (),
        "completeness": completeness(form, answers),
        "taken_at": NOW,
    }
    return DossierSnapshot(**(defaults | more))
