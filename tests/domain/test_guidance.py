"""Guidance: what stands beside which question, and what is wrong in a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.guidance import LONGEST_TEXT, MOST_TEXTS, Layer, read_guidance
from lcapp.errors import FormInvalid
from lcapp.storage.form_library import FormLibrary
from lcapp.storage.guidance_library import GuidanceLibrary

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = GuidanceLibrary(RESOURCES, Path("/nonexistent"))
FORMS = FormLibrary(RESOURCES, Path("/nonexistent"))
TOPICS = {"plan": ("areas.plan", "criteria.plan")}


def a_text(**more):
    given_ = {
        "id": "one",
        "text": "Ask us first.",
        "source": "letter",
        "certainty": "seen",
        "topics": ["plan"],
    }
    lines = [
        "[[text]]",
        *(f"{name} = {value!r}".replace("'", '"') for name, value in (given_ | more).items()),
    ]
    return "\n".join(lines)


def read(*texts, head='layer = "commission"\ntitle = "Commission of Samplia"'):
    data = "\n".join([head, *texts]).encode()
    return read_guidance(data, file="own.toml", name="own", topics=TOPICS)


def problems(*texts, **more):
    with pytest.raises(FormInvalid) as caught:
        read(*texts, **more)
    return [problem.code for problem in caught.value.problems]


def test_that_a_text_stands_beside_the_questions_of_its_topics_and_ids():
    file = read(a_text(questions=["vision.text", "profile.*"]))
    assert file.title == "Commission of Samplia"
    for question in ("areas.plan", "criteria.plan", "vision.text", "profile.area"):
        assert [text.id for text in file.beside(question)] == ["one"]
    for question in ("areas.funding", "vision.texts", "profiles"):
        assert file.beside(question) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (a_text(source=""), "key_missing"),
        (a_text(text=""), "key_missing"),
        (a_text(certainty="sure"), "word_unknown"),
        (a_text(topics=["plans"]), "guidance_topic_unknown"),
        (a_text(topics=[]), "guidance_nowhere"),
        (a_text(colour="red"), "key_unknown"),
        (a_text(text="x" * (LONGEST_TEXT + 1)), "guidance_too_long"),
        (a_text() + "\n" + a_text(), "id_repeated"),
    ],
)
def test_that_what_is_wrong_is_named(text, code):
    assert code in problems(text)


def test_that_a_commission_gives_its_name_and_a_file_is_not_endless():
    assert "key_missing" in problems(a_text(), head='layer = "commission"')
    many = [a_text(id=f"t{n}") for n in range(MOST_TEXTS + 1)]
    assert problems(*many) == ["guidance_too_many"]


@given(data=st.binary(max_size=300))
def test_that_any_bytes_are_read_or_refused(data):
    try:
        read_guidance(data, file="x.toml", name="x", topics=TOPICS)
    except FormInvalid as error:
        told = error.problems
    else:
        return
    assert told


def test_that_the_shipped_layers_come_in_their_order_and_name_their_sources():
    assert [file.layer for file in SHIPPED.files] == [
        layer for layer in Layer if layer is not Layer.COMMISSION
    ]
    texts = [text for file in SHIPPED.files for text in file.texts]
    assert len(texts) >= 100
    assert all(text.source and text.questions for text in texts)


def test_that_every_long_question_of_the_city_has_an_explanation_and_the_nine_kinds_are_there():
    asked = {
        question.id
        for name in FORMS.names()
        if (form := FORMS.get(name)).kind in ("membership", "award", "report")
        for question in form.questions()
        if question.type == "long_text"
        and question.filled_by == "city"
        and not question.id.startswith("contact")
    }
    plain = next(file for file in SHIPPED.files if file.layer is Layer.PLAIN)
    assert [one for one in sorted(asked) if not plain.beside(one)] == []
    prompts = next(file for file in SHIPPED.files if file.layer is Layer.PROMPTS)
    assert sum(text.id.startswith("equity-") for text in prompts.texts) == 9


def test_that_every_topic_is_used_and_names_questions_that_exist():
    known = {question.id for name in FORMS.names() for question in FORMS.get(name).questions()}
    for topic, questions in SHIPPED.topics.items():
        assert any(one.endswith("*") or one in known for one in questions), topic
        for one in questions:
            if one.endswith("*"):
                assert any(question.startswith(one[:-1]) for question in known)
            else:
                assert one in known, one


def test_that_texts_in_the_source_list_are_known_there():
    import re

    listed = (RESOURCES / "reference" / "sources.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^\| (S\d+) \|", listed, re.MULTILINE))
    cited = {
        one for file in SHIPPED.files for text in file.texts for one in re.findall(r"\bS\d+\b", text.source)
    }
    assert cited <= known, sorted(cited - known)


def test_that_every_question_of_a_workspace_has_guidance():
    asked = {
        question.id
        for name in FORMS.names()
        if (form := FORMS.get(name)).kind == "internal" and not name.startswith("city_record")
        for question in form.questions()
    }
    assert len(asked) > 50
    assert [one for one in sorted(asked) if not any(file.beside(one) for file in SHIPPED.files)] == []


def test_that_every_area_of_the_official_forms_has_mistakes_of_its_own_and_what_juries_praised():
    everywhere = {"limit"}
    for layer, least in ((Layer.MISTAKES, 2), (Layer.PRAISED, 1)):
        file = next(one for one in SHIPPED.files if one.layer is layer)
        for area in ("plan", "structure", "events", "access", "monitoring", "funding"):
            own = [text for text in file.beside(f"areas.{area}") if text.id not in everywhere]
            assert len(own) >= least, (layer, area)
