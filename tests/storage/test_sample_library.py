import json

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.errors import EnvironmentFailed, InputRefused, NotFound
from lcapp.services.ports import Sample
from lcapp.storage.sample_library import SampleLibrary
from tests.services.house import a_house

GOOD = {
    "format": "lcapp-sample/1",
    "name": "kashan",
    "title": "Kashan",
    "call": "small-2025",
    "fictional": False,
    "dated": "2015-05",
    "note": "With its real blanks.",
    "sources": ["Application of 2015"],
    "answers": {"city.name": "Kashan", "motivation.why": {"en": "Roses", "tr": "Güller"}},
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "samples").mkdir()
    return tmp_path / "samples"


@pytest.fixture
def samples(folder, tmp_path, clock):
    house = a_house(tmp_path, clock)
    yield SampleLibrary(folder, house.forms, house.calls)
    house.close()


def put(folder, **changed):
    (folder / "kashan.json").write_text(json.dumps(GOOD | changed), encoding="utf-8")


def test_that_a_sample_is_read_with_its_sources(samples, folder):
    put(folder)
    assert samples.names() == ("kashan",)
    assert samples.get("kashan") == Sample(
        name="kashan",
        title="Kashan",
        call="small-2025",
        fictional=False,
        note="With its real blanks.",
        answers={
            AnswerKey("city.name"): "Kashan",
            AnswerKey("motivation.why", "en"): "Roses",
            AnswerKey("motivation.why", "tr"): "Güller",
        },
        sources=("Application of 2015",),
        dated="2015-05",
    )


def test_that_without_a_folder_there_are_no_samples(tmp_path):
    assert SampleLibrary(tmp_path / "nowhere", None, None).names() == ()


@pytest.mark.parametrize("name", ["nowhere", "../kashan", "", "kashan.json"])
def test_that_an_unknown_sample_is_said_and_never_made_into_a_path(samples, folder, name):
    put(folder)
    (folder.parent / "kashan.json").write_text("{}")
    with pytest.raises(NotFound):
        samples.get(name)


@pytest.mark.parametrize(
    "broken", ["{", "[]", "{}", json.dumps(GOOD | {"format": "x"}), json.dumps(GOOD | {"answers": 3})]
)
def test_that_a_file_that_is_no_sample_is_named(samples, folder, broken):
    (folder / "kashan.json").write_text(broken)
    with pytest.raises(EnvironmentFailed) as refused:
        samples.get("kashan")
    assert (refused.value.code, refused.value.params) == ("sample_damaged", {"file": "kashan.json"})


def test_that_answers_that_do_not_fit_the_form_are_refused(samples, folder):
    put(folder, answers={"city.nmae": "Kashan"})
    with pytest.raises(InputRefused):
        samples.get("kashan")
