import json

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.errors import InputRefused, ReadOnly, StorageUnavailable
from lcapp.services.draft_session import ReadOnlyReason
from lcapp.services.import_answers import import_answers

NAME = AnswerKey("city.name")


@pytest.fixture
def copies():
    """Why copies of the library were asked for."""
    return []


def file_of(answers, call="membership-2025"):
    return json.dumps({"format": "lcapp-answers/1", "call": call, "answers": answers}).encode()


def test_that_an_import_is_one_act_that_merges_and_is_undone_at_once(draft, copies):
    draft.set_answer(NAME, "Samplia")
    both = file_of({"city.name": "Nova", "city.country": "TR"})
    report = import_answers(draft, both, copy_first=copies.append)
    assert report.replaced == (NAME,)
    assert [key.question for key in report.added] == ["city.country"]
    again = import_answers(draft, file_of({"city.name": "Nova"}), copy_first=copies.append)
    assert again.unchanged == (NAME,)
    assert copies == ["import", "import"]
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
def test_that_a_refused_file_changes_nothing(draft, copies, data, code):
    draft.set_answer(NAME, "Samplia")
    with pytest.raises(InputRefused) as refused:
        import_answers(draft, data, copy_first=copies.append)
    assert refused.value.code == code
    assert (draft.answers, copies) == ({NAME: "Samplia"}, [])


def test_that_without_a_copy_nothing_is_imported(draft):
    def full(_reason):
        raise StorageUnavailable("disk_full")

    draft.set_answer(NAME, "Samplia")
    with pytest.raises(StorageUnavailable):
        import_answers(draft, file_of({"city.name": "Nova"}), copy_first=full)
    assert draft.answers == {NAME: "Samplia"}


def test_that_a_draft_that_can_only_be_read_says_so_before_the_file_is_judged(draft, copies):
    draft.read_only = ReadOnlyReason("form_missing", {"form": "membership-2025"})
    with pytest.raises(ReadOnly) as refused:
        import_answers(draft, file_of({"not.of.this.form": "x"}), copy_first=copies.append)
    assert refused.value.code == "form_missing"
