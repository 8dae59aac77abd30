import json

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.errors import InputRefused, ReadOnly
from lcapp.services.draft_session import ReadOnlyReason
from lcapp.services.import_answers import import_answers

NAME = AnswerKey("city.name")


def file_of(answers, call="membership-2025"):
    return json.dumps({"format": "lcapp-answers/1", "call": call, "answers": answers}).encode()


def test_that_an_import_is_one_act_that_merges_and_is_undone_at_once(draft):
    draft.set_answer(NAME, "Samplia")
    report = import_answers(draft, file_of({"city.name": "Nova", "city.country": "TR"}))
    assert report.replaced == (NAME,)
    assert [key.question for key in report.added] == ["city.country"]
    assert import_answers(draft, file_of({"city.name": "Nova"})).unchanged == (NAME,)
    draft.undo()
    assert draft.answers == {NAME: "Samplia"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (file_of({"city.name": "x"}, call="award-2024"), "answers_of_other_call"),
        (file_of({"city.name": "x", "city.nam": "y"}), "unknown_question"),
        (b"", "file_not_json"),
    ],
)
def test_that_a_refused_file_changes_nothing(draft, data, code):
    draft.set_answer(NAME, "Samplia")
    with pytest.raises(InputRefused) as refused:
        import_answers(draft, data)
    assert refused.value.code == code
    assert draft.answers == {NAME: "Samplia"}


def test_that_a_draft_that_can_only_be_read_says_so_before_the_file_is_judged(draft):
    draft.read_only = ReadOnlyReason("form_missing", {"form": "membership-2025"})
    with pytest.raises(ReadOnly) as refused:
        import_answers(draft, file_of({"not.of.this.form": "x"}))
    assert refused.value.code == "form_missing"
