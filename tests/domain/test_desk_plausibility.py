"""What in a city's figures deserves a second look."""

from lcapp.domain.plausibility import NOTE_CODES, plausibility
from tests.builders import a_form, a_question, some_answers

FORM = a_form(
    *(
        a_question("data_point", f"profile.{name}")
        for name in ("population", "area", "gdp_city", "gdp_country")
    )
)


def noted(**figures):
    answers = some_answers(**{f"profile__{name}": value for name, value in figures.items()})
    return {one.code: one for one in plausibility(FORM, answers)}


def a_figure(value, year=2024, territory="city"):
    return {"value": value, "year": year, "territory": territory, "source": "Census"}


def test_that_density_and_income_are_told_and_unlikely_ones_looked_at():
    told = noted(
        population=a_figure(826_716),
        area=a_figure("13925.5"),
        gdp_city=a_figure(9000),
        gdp_country=a_figure(10_000),
    )
    assert told["density"].params == {"density": 59}
    assert told["income"].params == {"percent": 90}
    assert not any(one.look for one in told.values())
    odd = noted(
        population=a_figure(9_000_000), area=a_figure(1), gdp_city=a_figure(100), gdp_country=a_figure(10_000)
    )
    assert odd["density_unlikely"].look
    assert odd["income_unlikely"].params == {"percent": 1}


def test_that_figures_of_other_years_and_areas_are_named():
    told = noted(population=a_figure(5, 2011, "Province"), area=a_figure(5, 2024, "City"))
    assert told["years_apart"].params == {"first": "2011", "last": "2024"}
    assert told["territories_mixed"].params == {"territories": "Province, City"}
    assert "territories_mixed" not in noted(population=a_figure(5), area=a_figure(5, territory="CITY"))


def test_that_nothing_is_told_of_figures_that_are_not_there():
    assert noted() == {}
    assert noted(population=a_figure(5), area=a_figure(0)) == {}
    assert noted(population={"year": 2024}, area=a_figure(2)) == {}


def test_that_every_note_is_in_the_table_with_its_parameters():
    told = noted(
        population=a_figure(5, 2011, "a"),
        area=a_figure(5, 2024, "b"),
        gdp_city=a_figure(1),
        gdp_country=a_figure(9),
    )
    assert all(set(one.params) == set(NOTE_CODES[one.code]) for one in told.values())
