"""The shipped samples as blocks: nothing of any answer is lost, and one award as it was read and approved."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.pdf.block_kinds import Grid
from lcapp.services.sample_snapshot import sample_snapshot
from lcapp.storage.call_library import CallLibrary
from lcapp.storage.form_library import FormLibrary
from lcapp.storage.sample_library import SampleLibrary
from tests.builders import NOW, a_question
from tests.pdf.cases import all_text, as_lines, asked, blocks, full_answers, full_form, full_snapshot

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SAMPLES = sorted(path.stem for path in (RESOURCES / "samples").glob("*.json"))
GOLDEN = Path(__file__).parent / "goldens" / "sonderborg-award.blocks.txt"


def sample(name):
    forms, calls = FormLibrary(RESOURCES, Path("nowhere")), CallLibrary(RESOURCES, Path("nowhere"))
    found = SampleLibrary(RESOURCES / "samples", forms, calls).get(name)
    call = calls.get(found.call)
    return sample_snapshot(found, form=forms.get(call.form), call=call, now=NOW)


def test_that_the_blocks_of_an_award_are_those_that_were_read_and_approved(request):
    said = "\n".join(as_lines(blocks(sample("sonderborg-award")))).strip() + "\n"
    # The digest changes with every release of the form; what is printed of it is tested elsewhere.
    said = re.sub(r"[0-9a-f]{64}|([A-Z2-7]{5}-){4}[A-Z2-7]{5}", "…", said)
    if request.config.getoption("--write-goldens", default=False):
        GOLDEN.write_text(said, "utf-8")
    assert said == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_text_of_every_sample_is_in_its_blocks(name):
    snapshot = sample(name)
    said = " ".join(all_text(blocks(snapshot)).split())
    texts = [
        t
        for key, value in snapshot.answers.items()
        if key.question not in snapshot.hidden
        for t in _typed(value)
    ]
    assert texts
    for text in texts:
        for line in text.splitlines():
            assert " ".join(re.sub(r"^\s*([-•]|\d+\.)\s+", "", line).split()) in said


def test_that_an_answer_without_a_question_in_the_form_is_printed():
    answers = full_answers() | {
        AnswerKey("old.story", "tr"): {"answer": "Köprüden önce.", "links": ["https://old.example"]},
        AnswerKey("old.goals"): [{"id": "a", "text": "One bank"}],
    }
    said = all_text(blocks(full_snapshot(answers=answers)))
    assert all(text in said for text in ("old.story", "Köprüden önce.", "https://old.example", "One bank"))


def test_that_a_row_without_a_score_says_so():
    asked = a_question("rating_grid", "challenges")
    form = full_form()
    part = form.parts[0]
    form = replace(form, parts=(replace(part, sections=(replace(part.sections[0], questions=(asked,)),)),))
    found = blocks(full_snapshot(form=form, answers={AnswerKey("challenges"): {"access": 4}}), variant="form")
    grid = next(b for block in found for b in getattr(block, "body", ()) if isinstance(b, Grid))
    names = [[text.text for text in row[0]] for row in grid.rows]
    assert names == [["Access"], ["Money", "No answer yet"], ["Time", "No answer yet"]]


def _typed(value):
    """Texts of several words: everything else is a code, a date or a figure, and printed in its own way."""
    if isinstance(value, dict):
        for inside in value.values():
            yield from _typed(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _typed(inside)
    elif isinstance(value, str) and " " in value:
        yield value


def test_that_a_question_for_ms_or_mr_says_what_it_asks():
    labels = [one.label.text for one in asked(blocks(sample("ljubljana-membership"), variant="form"))]
    assert "Mayor (Ms / Mr)" in labels


def test_that_the_one_network_chosen_stands_with_what_is_told_of_it():
    form = FormLibrary(RESOURCES, Path("nowhere")).get("city_record-1")
    told = {"answer": ["creative_cities"], "text": "City of Literature (2015)"}
    shown = full_snapshot(form=form, answers={AnswerKey("city.networks"): told})
    for with_tables in (False, True):
        said = all_text(blocks(shown, with_tables=with_tables)).replace("\u2068", "").replace("\u2069", "")
        assert "UNESCO Creative Cities Network: City of Literature (2015)" in said


def test_that_a_figure_nobody_could_work_out_does_not_say_that_it_was():
    form = FormLibrary(RESOURCES, Path("nowhere")).get("membership-2025")
    said = all_text(blocks(full_snapshot(form=form, answers={})))
    assert "Not worked out yet: a figure it needs is missing." in said
    assert "Worked out by the program" not in said
