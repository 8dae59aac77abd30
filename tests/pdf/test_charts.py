"""Charts: drawn where there are figures, told in words, mirrored, and never outside the text."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Hand, Option, Part, Section
from lcapp.pdf import drawn_kinds as drawn
from tests.builders import a_question, a_snapshot
from tests.pdf.cases import blocks, full_form, pages

AREAS = tuple(Option(f"a{n}", f"Area number {n} of the city") for n in range(1, 13))
RATED = {f"a{n}": 1 + n % 5 for n in range(1, 13)}


def rated(*grids, **answers):
    """A form with grids of twelve areas."""
    questions = tuple(a_question("rating_grid", name, rows=AREAS, label=name.title()) for name in grids)
    goals = (
        a_question("list", "vision.medium_term", label="Soon"),
        a_question("list", "vision.long_term", label="Later"),
    )
    section = Section("s", "Areas", (*questions, *goals))
    form = replace(full_form(), parts=(Part("p", "Part 1", Hand.CITY, (section,)),))
    return a_snapshot(form=form, answers={AnswerKey(k.replace("__", ".")): v for k, v in answers.items()})


def charts(snapshot, **options):
    found = blocks(snapshot, **options)
    inside = [b for block in found for b in getattr(block, "body", ())]
    return [b for b in (*found, *inside) if isinstance(b, drawn.Bars | drawn.Radar | drawn.Timeline)]


def test_that_a_few_ratings_become_bars_that_tell_every_figure():
    bars = next(b for b in charts(None) if isinstance(b, drawn.Bars))
    assert bars.rows == (("Access", 4, "4"), ("Money", 5, "5"))
    assert (bars.least, bars.most) == (0, 5)
    assert all(told in bars.alt for told in ("Access", "4", "Money", "5"))


def test_that_twelve_areas_become_a_radar_and_two_grids_share_one():
    (alone,) = charts(rated("now", now=RATED))
    assert isinstance(alone, drawn.Radar)
    assert len(alone.axes) == 12
    (both,) = charts(rated("need", "offer", need=RATED, offer={"a1": 5}))
    assert [series.name for series in both.series] == ["Need", "Offer"]
    assert both.series[1].figures == (5, *[None] * 11)


def test_that_nothing_is_drawn_without_figures():
    assert charts(rated("now")) == []
    assert charts(rated("now", now={"none": "Not rated."})) == []


def test_that_goals_by_term_stand_on_a_line_where_both_terms_have_some():
    soon = [{"id": "a", "text": "Nine rooms"}]
    assert charts(rated(vision__medium_term=soon)) == []
    (line,) = charts(rated(vision__medium_term=soon, vision__long_term=[{"id": "b", "text": "No gap"}]))
    assert line.terms == (("Soon", ("Nine rooms",)), ("Later", ("No gap",)))
    assert "Nine rooms" in line.alt


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_charts_are_figures_with_words_and_stay_between_the_margins(renderer, language):
    soon, later = [{"id": "a", "text": "Goal " * 40}], [{"id": "b", "text": "No gap"}]
    snapshot = rated(
        "need", "offer", need=RATED, offer=RATED, vision__medium_term=soon, vision__long_term=later
    )
    _, printed = pages(renderer, snapshot, language=language)
    pdf = pypdfium2.PdfDocument(printed.data)
    for page in pdf:
        for thing in page.get_objects(filter=(1, 2)):
            left, _, right, _ = thing.get_bounds()
            assert left >= 54
            assert right <= 595.3 - 54
    assert _figures(printed.data) == 2


def _figures(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        things = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))
        return sum(thing.get("/S") == "/Figure" and bool(str(thing.get("/Alt", ""))) for thing in things)
