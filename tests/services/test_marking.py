import pytest

from lcapp.errors import InputRefused
from lcapp.services.marking import Marking, notes_from_marking
from tests.services.house import a_house


@pytest.fixture
def session(tmp_path, clock):
    house = a_house(tmp_path, clock)
    yield house.dossiers.open(house.dossiers.start("small-2025").number)
    house.close()


def test_that_what_was_written_on_paper_becomes_notes_with_their_lines(session):
    typed = [
        Marking("3", 4, " Who says so? "),
        Marking("۱.", 0, "Full name"),
        Marking("city.motto", 2, "x"),
    ]
    notes = notes_from_marking(session, [*typed, Marking("3", 9, "  ")])
    assert [(note.question, note.text, note.author) for note in notes] == [
        ("motivation.why", "[4] Who says so?", "Ada"),
        ("city.name", "Full name", "Ada"),
        ("city.motto", "[2] x", "Ada"),
    ]
    assert session.notes("motivation.why") == notes[:1]


def test_that_with_one_unknown_place_nothing_is_written(session):
    with pytest.raises(InputRefused) as refused:
        notes_from_marking(session, [Marking("1", 1, "fine"), Marking("9", 1, "lost")])
    assert refused.value.params == {"name": "9"}
    assert session.notes() == ()
