"""The published definition of the answers file says what the program does."""

import json
import re
from pathlib import Path

import pytest

from lcapp.domain.answers import RESERVED
from lcapp.domain.answers_file import DEEPEST, LARGEST_FILE, answers_from, read_answers, write_answers
from lcapp.domain.forms import Form, Hand, Option, Part, Question, QuestionType, Section
from lcapp.domain.typed_text import LONGEST_TEXT

HELP = (Path(__file__).parents[2] / "resources/help/answers-format.md").read_text("utf-8")
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", HELP, re.DOTALL)]

T = QuestionType
AREAS = (Option("health", "Health"), Option("work", "Work"))
QUESTIONS = (
    Question("city.name", T.SHORT_TEXT, ""),
    Question("motivation.why", T.LONG_TEXT, "", translatable=True, with_links=True, with_evidence=True),
    Question("contact.1.email", T.EMAIL, ""),
    Question("contact.1.phone", T.PHONE, ""),
    Question("contact.1.url", T.URL, ""),
    Question("city.country", T.COUNTRY, ""),
    Question("award.member_since", T.DATE, ""),
    Question("city.networks", T.CHOICE, "", options=(Option("yes", ""), Option("no", "")), with_text=True),
    Question("motivation.areas", T.CHOICES, "", options=AREAS),
    Question("motivation.order", T.RANKING, "", options=AREAS),
    Question(
        "motivation.challenges",
        T.RATING_GRID,
        "",
        rows=(Option("inclusion", ""), Option("work", "")),
        scale=(1, 2, 3, 4, 5),
    ),
    Question("profile.population", T.DATA_POINT, ""),
    Question("profile.unemployment", T.DATA_POINT, ""),
    Question("city.partners", T.LIST, ""),
    Question(
        "practice.items",
        T.GROUP,
        "",
        fields=(
            Question("title", T.SHORT_TEXT, ""),
            Question("started", T.DATE, ""),
            Question("summary", T.LONG_TEXT, "", translatable=True),
        ),
    ),
)
FORM = Form(
    "membership",
    "2025",
    "membership",
    "",
    ("en",),
    (Part("p", "", Hand.CITY, (Section("s", "", QUESTIONS),)),),
)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_that_every_example_is_read_and_already_canonical(block):
    answers = block["answers"] if "format" in block else block
    canonical = answers_from(answers, FORM)
    assert canonical
    written = write_answers("membership-2025", FORM, canonical)
    assert json.loads(written)["answers"] == answers
    assert read_answers(written, FORM).answers == canonical


def test_that_every_type_of_question_has_its_line_and_every_answered_type_an_example():
    for kind in QuestionType:
        assert f"`{kind}`" in HELP
    shown = {name for block in BLOCKS for name in (block.get("answers") or block)}
    exampled = {str(q.type) for q in QUESTIONS if q.id in shown}
    assert exampled == {str(kind) for kind in QuestionType} - {"statement", "signature"}


def test_that_its_limits_are_those_of_the_program():
    assert f"{LONGEST_TEXT:,} characters" in HELP
    assert f"more than {DEEPEST} levels" in HELP
    assert f"more than {LARGEST_FILE // 10**6} MB" in HELP
    assert all(f"`{word}`" in HELP for word in RESERVED)
