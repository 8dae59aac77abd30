"""On which page of a stranger's PDF a question stands: by its words, by its answer, in the form's order."""

import io
import json

import pikepdf
import pytest

from lcapp.errors import InputRefused
from lcapp.pdf.question_pages import find, places_of
from lcapp.sandbox import child
from lcapp.sandbox.outcome import Outcome, Refused
from lcapp.sandbox.question_finder import find_questions
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.sandbox import hostile_pdfs

SAID = (
    ("Contents", 0),
    ("1.1 Name of the city", 1),
    ("Samplia", 1),
    ("2.1 Vision", 2),
    ("In 2040 Samplia is a city in which learning has an address.", 2),
    ("Title", 3),
    ("The garden of every school", 3),
    ("Title", 5),
)


def test_that_a_question_is_found_by_its_label_its_answer_and_its_place_in_the_order():
    wanted = (
        ("name", ("Name of the city",)),
        ("vision", ("Une autre langue", "In 2040 Samplia is a city in which")),
        ("title.one", ("Title",)),
        ("garden", ("the GARDEN of every",)),
        ("title.two", ("Title",)),
        ("nowhere", ("Something else entirely",)),
        ("common", ("a",)),
    )
    assert places_of(SAID, wanted) == {
        "name": 1,
        "vision": 2,
        "title.one": 3,
        "garden": 3,
        "title.two": 5,
    }


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """A print in French without official labels, and on which page each question stands there."""
    from lcapp.bootstrap import build_app
    from lcapp.paths import app_paths

    app = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "Ana")
    session = app.dossiers.open(app.dossiers.start_sample(app.samples.get("samplia-award-2024")).number)
    made = app.renderer.render(
        app.submissions.picture(session), PrintOptions(language="en", with_annexes=False), Unwatched()
    )
    form = session.form
    app.close()
    places = {}
    for place in made.places:
        places.setdefault(place.question, place.page)
    return made.data, form, places


def test_that_nearly_every_question_of_our_own_print_is_found_on_its_page(printed):
    data, form, places = printed
    wanted = [(one.id, (one.label,)) for one in form.questions()]
    found = find_questions(data, wanted)
    known = [name for name in found if name in places]
    right = [name for name in known if found[name] == places[name]]
    assert len(known) > 0.9 * len(places)
    assert len(right) > 0.9 * len(known)


def test_that_a_pdf_without_a_tree_of_elements_is_searched_page_by_page(printed):
    data, form, places = printed
    flat = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(flat)
    label = max((one for one in form.questions() if one.id in places), key=lambda one: len(one.label))
    found = find_questions(flat.getvalue(), [(label.id, (label.label[:40],))])
    assert found == {label.id: places[label.id]}


@pytest.mark.parametrize("name", ["tree_inside_itself", "full_of_acts", "outside_stream"])
def test_that_a_hostile_pdf_is_refused_or_says_nothing(name):
    data = getattr(hostile_pdfs, name)()
    try:
        found = find_questions(data, [("city.name", ("Name of the city",))])
    except InputRefused:
        found = {}
    assert found == {}


def test_that_what_is_no_pdf_or_locked_is_refused():
    for data, code in ((b"no PDF", "pdf_broken"), (hostile_pdfs.locked(user="secret"), "needs_password")):
        with pytest.raises(Refused) as refused:
            find(data, {"wanted": []})
        assert refused.value.outcome.code == code


@pytest.mark.parametrize(
    "told",
    [
        [["a", 3]],
        [["a", -1]],
        [["a", True]],
        [["a", "1"]],
        [["b", 0]],
    ],
)
def test_that_a_child_that_tells_nonsense_is_not_believed(monkeypatch, told):
    outcome = Outcome(facts={"pages": 3}, files={"places.json": json.dumps(told).encode("ascii")})
    monkeypatch.setattr(child, "run_job", lambda *_words, **_more: outcome)
    assert find_questions(b"%PDF-", [("a", ("x",))]) == {}


@pytest.mark.parametrize("told", [b"", b"[1]", b"[[1]]", b"{}x"])
def test_that_a_child_that_tells_no_list_is_refused(monkeypatch, told):
    outcome = Outcome(facts={"pages": 3}, files={"places.json": told})
    monkeypatch.setattr(child, "run_job", lambda *_words, **_more: outcome)
    with pytest.raises(InputRefused):
        find_questions(b"%PDF-", [("a", ("x",))])
