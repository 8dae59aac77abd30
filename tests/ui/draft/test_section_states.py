"""What the section list says of a section's answers: ready, approved, or neither."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerState
from lcapp.ui.draft.section_state import common_mark

DRAFT, READY, APPROVED = AnswerState


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([], None),
        ([DRAFT, APPROVED], None),
        ([READY, APPROVED], READY),
        ([APPROVED, APPROVED], APPROVED),
    ],
)
def test_that_a_section_is_as_far_as_its_least_answer(marks, said):
    assert common_mark(marks) is said


def test_that_the_section_list_says_when_all_answers_of_a_section_are_ready(draft_screen):
    screen = draft_screen({"city.name": "Ljubljana"})
    screen.session.set_state(AnswerKey("city.name"), READY)
    screen.checking.check_now()
    assert screen.sections.list.item(0).text().endswith(" · ready")
    screen.session.set_answer(AnswerKey("city.name"), "Ptuj")
    screen.checking.check_now()
    assert "ready" not in screen.sections.list.item(0).text()
