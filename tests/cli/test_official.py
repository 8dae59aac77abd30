"""`lcapp official`: a document kept beside a form, its marks named, filled from a dossier."""

import docx
import pytest

from tests.sandbox.hostile_worksheets import body, packed

FORM = "membership-2025"


@pytest.fixture
def number(lcapp, answers_file):
    made = lcapp("new", "--call", FORM, "--title", "Samplia", "--json").json["dossier"]
    given = {"city.name": "Samplia", "mayor.name": "Amara", "motivation.why": {"en": "Why", "fa": "چرا"}}
    lcapp("answers", "import", made, answers_file(given))
    return made


@pytest.fixture
def file(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{city.name}}, {{city.region}}, {{city.nam}}, {{motivation.why}}")
    document.save(tmp_path / "official.docx")
    return tmp_path / "official.docx"


def test_that_an_attached_document_is_filled_and_what_is_left_out_is_told(lcapp, number, file, tmp_path):
    told = lcapp("official", "attach", FORM, file, "--json").json
    assert told["marks"] == ["city.name", "city.region", "motivation.why"]
    assert told["unknown"] == [{"mark": "city.nam", "meant": "city.name"}]
    target = tmp_path / "filled.docx"
    told = lcapp("official", number, "-o", target, "--json").json
    assert (told["filled"], told["empty"]) == (["city.name", "motivation.why"], ["city.region"])
    assert told["without_place"] == [
        {"question": "mayor.name", "language": "", "whole": True, "marks": []},
        {"question": "motivation.why", "language": "fa", "whole": True, "marks": []},
    ]
    assert docx.Document(target).paragraphs[0].text == "Samplia, , {{city.nam}}, Why"
    said = lcapp("official", number, "-o", target, "--in", "fa").out
    assert "2 places are filled." in said
    assert "No place for this answer: Full name (surname, first name) (mayor.name)" in said
    assert "The form has no place {{city.nam}}. Did you mean {{city.name}}?" in said
    assert "No answer: {{city.region}}" in said
    assert docx.Document(target).paragraphs[0].text.endswith("چرا")


def test_that_a_document_is_shown_and_taken_away(lcapp, number, file, tmp_path):
    lcapp("official", "attach", FORM, file)
    assert "3 marks that the form knows" in lcapp("official", "show", FORM).out
    assert lcapp("official", "detach", FORM, "--json").json == {"form": FORM, "attached": False}
    assert "official attach" in lcapp("official", "show", FORM, code=1).err
    told = lcapp("official", number, "-o", tmp_path / "no.docx", "--json", code=1).json
    assert told["error"]["code"] == "official_not_attached"
    assert not (tmp_path / "no.docx").exists()


def test_that_every_mark_of_a_form_is_named(lcapp):
    told = {one["mark"]: one["means"] for one in lcapp("official", "places", FORM, "--json").json}
    assert told["{{city.name}}"] == "Name of city"
    assert told["{{practice.items.title}}"] == "Up to three practices: Title"
    assert "Africa" in told["{{city.region=africa}}"]
    assert "{{city}}" in lcapp("official", "places", FORM).out


def test_that_wrong_usage_ends_with_2_and_what_cannot_be_taken_with_1(lcapp, number, file, tmp_path):
    for wrong in (
        (number,),
        ("attach", FORM),
        ("show",),
        ("nowhere", "-o", file),
        (number, FORM, "-o", file),
        ("show", FORM, "-o", file),
    ):
        lcapp("official", *wrong, code=2)
    lcapp("official", "attach", "no-form", file, code=1)
    lcapp("official", "attach", FORM, tmp_path / "absent.docx", code=1)
    hostile = tmp_path / "macro.docx"
    hostile.write_bytes(packed(body(""), **{"word/vbaProject.bin": b"x"}))
    assert "macros" in lcapp("official", "attach", FORM, hostile, code=1).err
    plain = tmp_path / "plain.docx"
    docx.Document().save(plain)
    assert "{{city.name}}" in lcapp("official", "attach", FORM, plain, code=1).err
    lcapp("official", "show", FORM, code=1)
