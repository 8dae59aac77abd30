"""The templates of the catalogs are fresh, and the invented languages made from them are whole."""

import importlib.util
import io
import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lcapp.domain.criteria import read_criteria
from lcapp.domain.forms import Form, Hand, Option, Part, Question, QuestionType, Section
from lcapp.i18n import Catalogs
from lcapp.i18n.form_texts import FormWords, criteria_in, criteria_texts, form_texts
from lcapp.i18n.placeholders import fits, placeholders

ROOT = Path(__file__).parents[2]


def script(name):
    spec = importlib.util.spec_from_file_location(
        f"build_{name}", ROOT / "resources" / "build" / f"{name}.py"
    )
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture(scope="module")
def catalogs():
    return script("catalogs")


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pseudo")
    module = script("pseudo_language")
    module.write_pseudo_languages(folder)
    return folder


def test_that_the_template_of_the_program_is_fresh(catalogs):
    on_disk = catalogs.messages((ROOT / "translations" / "lcapp.pot").read_bytes())
    found = catalogs.messages(catalogs.template_bytes(catalogs.program_catalog()))
    assert found == on_disk, "run: python resources/build/catalogs.py"


def test_that_the_template_of_the_forms_is_fresh(catalogs):
    on_disk = catalogs.messages((ROOT / "translations" / "forms.pot").read_bytes())
    found = catalogs.messages(catalogs.template_bytes(catalogs.forms_catalog()))
    assert found == on_disk, "run: python resources/build/catalogs.py"


def test_that_the_template_of_the_help_is_fresh(catalogs):
    on_disk = catalogs.messages((ROOT / "translations" / "help.pot").read_bytes())
    found = catalogs.messages(catalogs.template_bytes(catalogs.help_catalog()))
    assert found == on_disk, "run: python resources/build/catalogs.py"
    assert not any("lcapp-answers/1" in str(text) and "\n" in str(text) for _context, text in found)


def test_that_titles_and_remarks_of_calls_are_in_the_catalog_of_the_forms(catalogs):
    found = catalogs.messages(catalogs.template_bytes(catalogs.forms_catalog()))
    assert ("call/membership-2025", "Membership call 2025") in found
    assert ("criteria/quality", "Political commitment") in found


def test_that_a_sheet_of_criteria_is_said_in_the_language():
    sheet = read_criteria((ROOT / "resources/criteria/quality.toml").read_bytes(), file="quality.toml")

    class Loud:
        def form_text(self, context, text):
            assert context == "criteria/quality"
            return text.upper()

    said = criteria_in(Loud(), sheet)
    assert said.criteria[0].title == "POLITICAL COMMITMENT"
    assert {text.text.upper() for text in criteria_texts(sheet)} == {
        text.text for text in criteria_texts(said)
    }
    assert (said.digest, said.criteria[0].id) == (sheet.digest, sheet.criteria[0].id)


def test_that_every_message_of_the_program_has_placeholders_that_can_be_filled(catalogs):
    for message in catalogs.program_catalog():
        for text in message.id if isinstance(message.id, tuple) else (message.id,):
            assert placeholders(text) is not None, text
            assert "%" not in text


def test_that_no_message_is_put_together_from_pieces():
    """A call whose message is computed cannot be found by the extractor."""
    odd = []
    for file in (ROOT / "lcapp").rglob("*.py"):
        if "i18n" in file.parts:
            continue
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if re.search(r"\bwords\.(_|ngettext)\((f\"|f'|\w+ \+|\"[^\"]*\" ?[+%])", line):
                odd.append(f"{file.name}:{number}")
    assert odd == []


def test_that_the_invented_language_is_longer_and_keeps_placeholders(pseudo):
    words = Catalogs(pseudo).words("xx")
    said = words._("No differences.")
    assert len(said) >= 1.3 * len("No differences.")
    assert not re.search("[aeiou]", said)
    assert words.direction == "ltr"
    assert words.help_text("keys", "Keys").startswith("Ķéý")
    with (pseudo / "xx" / "LC_MESSAGES" / "lcapp.po").open("rb") as file:
        for message in read_po(file):
            if message.id and isinstance(message.id, str):
                assert fits(message.id, message.string), message.id
                assert len(message.string) >= 1.3 * len(message.id)


def test_that_its_twin_runs_from_right_to_left_and_speaks_in_the_plural_too(pseudo):
    words = Catalogs(pseudo).words("xr")
    assert words.direction == "rtl"
    one, many = "{count} word over the limit of {limit}.", "{count} words over the limit of {limit}."
    said = words.ngettext(one, many, 37, limit="200")
    assert said.startswith("\u200f37 ŵ")
    assert "200" in said
    assert Catalogs(pseudo).languages() == ("en", "xr", "xx")


def test_that_every_text_of_a_form_is_under_its_own_place():
    yes = (Option("yes", "Yes"),)
    title = Question("title", QuestionType.SHORT_TEXT, "Title")
    questions = (
        Question("city.networks", QuestionType.CHOICE, "Networks?", explanation="Any.", options=yes),
        Question(
            "city.rating", QuestionType.RATING_GRID, "Rate", rows=yes, scale=(1,), scale_meaning=("low",)
        ),
        Question("practice.items", QuestionType.GROUP, "Practices", fields=(title,), max_words=5),
        Question("profile.area", QuestionType.DATA_POINT, "Area", unit="km²"),
    )
    section = Section("city", "Your city", questions, intro="Begin.")
    form = Form("demo", "1", "own", "Demo", ("en",), (Part("first", "Part 1", Hand.CITY, (section,)),))
    found = {text.context: text.text for text in form_texts(form)}
    assert found == {
        "demo-1.title": "Demo",
        "demo-1/part.first.title": "Part 1",
        "demo-1/section.city.title": "Your city",
        "demo-1/section.city.intro": "Begin.",
        "demo-1/city.networks.label": "Networks?",
        "demo-1/city.networks.explanation": "Any.",
        "demo-1/city.networks.option.yes": "Yes",
        "demo-1/city.rating.label": "Rate",
        "demo-1/city.rating.row.yes": "Yes",
        "demo-1/city.rating.scale.1": "low",
        "demo-1/practice.items.label": "Practices",
        "demo-1/practice.items.title.label": "Title",
        "demo-1/profile.area.label": "Area",
        "demo-1/profile.area.unit": "km²",
    }

    asked = []

    class Asking:
        def form_text(self, context, text):
            asked.append((context, text))
            return text

    own = FormWords(Asking(), form.name)
    own.title(form), own.part(form.parts[0]), own.section(section), own.intro(section)
    for question in questions:
        own.label(question), own.explanation(question), own.unit(question)
    own.option(questions[0], "yes"), own.option(questions[1], "yes"), own.field_label(questions[2], title)
    assert {context for context, text in asked if text} == set(found) - {"demo-1/city.rating.scale.1"}


def test_that_templates_can_be_read_by_other_tools():
    for name in ("lcapp", "forms", "help"):
        template = read_po(
            io.BytesIO((ROOT / "translations" / f"{name}.pot").read_bytes()), abort_invalid=True
        )
        assert len(template) > 0
