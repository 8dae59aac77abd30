import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.errors import InputRefused, NotFound
from lcapp.services.dossiers import Taking
from tests.services.house import a_house

NAME = AnswerKey("city.name")
MOTTO = AnswerKey("city.motto")
WHY = AnswerKey("motivation.why", "en")


@pytest.fixture
def house(tmp_path, clock):
    made = a_house(tmp_path, clock)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("title", "answers", "wanted"),
    [(" Mine ", {NAME: "Kashan"}, "Mine"), ("", {NAME: "Kashan"}, "Kashan"), ("", {}, "Small call")],
)
def test_that_a_dossier_is_called_as_told_or_after_its_city_or_its_call(house, title, answers, wanted):
    assert house.dossiers.start("small-2025", title=title, answers=answers).title == wanted


def test_that_a_dossier_remembers_call_form_and_digest(house):
    dossier = house.dossiers.start("small-2025")
    assert (dossier.kind, dossier.call, dossier.form, dossier.form_digest) == (
        "membership",
        "small-2025",
        "small-2025",
        "d1",
    )


def test_that_an_unknown_call_or_number_is_said(house):
    with pytest.raises(NotFound):
        house.dossiers.start("nowhere")
    with pytest.raises(NotFound):
        house.dossiers.open(9)


def test_that_a_duplicate_has_the_answers_and_a_life_of_its_own(house):
    first = house.dossiers.start("small-2025", answers={NAME: "Kashan"}, fictional=True)
    second = house.dossiers.duplicate(first.number, title="Copy")
    session = house.dossiers.open(second.number)
    session.set_answer(NAME, "Konya")
    session.flush()
    assert second.uuid != first.uuid
    assert (second.title, second.fictional) == ("Copy", True)
    assert house.dossiers.open(first.number).answers == {NAME: "Kashan"}


def test_that_renaming_needs_a_title(house):
    number = house.dossiers.start("small-2025").number
    house.dossiers.rename(number, " New ")
    assert house.dossiers.list()[0].dossier.title == "New"
    with pytest.raises(InputRefused):
        house.dossiers.rename(number, "  ")


def test_that_a_deleted_dossier_is_in_the_bin_and_can_be_restored(house):
    number = house.dossiers.start("small-2025", answers={NAME: "Kashan"}).number
    house.dossiers.delete(number)
    assert house.dossiers.list() == ()
    assert [card.dossier.number for card in house.dossiers.binned()] == [number]
    house.dossiers.restore(number)
    assert house.dossiers.binned() == ()
    assert house.dossiers.open(number).answers == {NAME: "Kashan"}


def test_that_a_copy_into_another_call_carries_answers_over_and_leaves_the_old_ones(house):
    old = house.dossiers.start("small-2025", answers={NAME: "Kashan", MOTTO: "Roses", WHY: "Because"})
    preview = house.dossiers.preview_copy(old.number, "small-2027", Taking())
    report = house.dossiers.copy_to_call(old.number, "small-2027", Taking())
    assert preview == report.carried_over
    assert house.dossiers.open(report.dossier.number).answers == {NAME: "Kashan", WHY: "Because"}
    assert (report.dossier.call, report.dossier.form) == ("small-2027", "small-2027")
    assert len(house.dossiers.open(old.number).answers) == 3


@pytest.mark.parametrize("taken", [True, False])
def test_that_notes_are_taken_along_only_when_wished(house, taken):
    old = house.dossiers.start("small-2025", answers={NAME: "Kashan"})
    session = house.dossiers.open(old.number)
    session.add_note("city.name", "Ask.")
    session.flush()
    report = house.dossiers.copy_to_call(old.number, "small-2027", Taking(notes=taken))
    assert len(house.dossiers.open(report.dossier.number).notes()) == int(taken)


def test_that_a_title_is_one_line_of_text(house):
    assert house.dossiers.start("small-2025", title="Two\nlines\x1b").title == "Two lines"
    with pytest.raises(InputRefused) as refused:
        house.dossiers.start("small-2025", title="half \ud800")
    assert refused.value.code == "text_not_unicode"
    assert len(house.dossiers.list()) == 1
