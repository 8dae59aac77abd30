"""Real cities by command."""


def test_that_cities_are_listed_by_country_and_year(lcapp):
    told = lcapp("cities", "list", "--year", "2019", "--awarded", "--json").json
    assert len(told) == 10
    assert {one["country"] for one in told} >= {"DK", "KR", "UA"}
    assert "Sønderborg" in lcapp("cities", "list", "--country", "DK").out
    assert "No city" in lcapp("cities", "list", "--country", "ZW", code=1).out


def test_that_one_city_is_shown_with_reason_figures_and_sources(lcapp):
    said = lcapp("cities", "show", "sønderborg").out
    assert "4-17-42" in said
    assert "74,737" in said
    assert said.count("Source: ") >= 8


def test_that_a_mistyped_name_is_meant(lcapp):
    assert "Cork" in lcapp("cities", "show", "Corck", code=1).err


def test_that_a_dossiers_figures_stand_beside_a_citys(lcapp, answers_file):
    answers = {
        "city.name": "Samplia",
        "profile.population": {"value": 84300, "year": 2024, "territory": "city"},
    }
    lcapp("new", "--call", "membership-2025", "--answers", answers_file(answers))
    rows = lcapp("cities", "compare", "Kermanshah", 1, "--json").json
    assert rows[0]["mine"] == "84300"
    assert rows[0]["theirs"]["certainty"] == "from_memory"
    assert "do not cite it" in lcapp("cities", "compare", "Kermanshah", 1).out
    assert "No figures" in lcapp("cities", "compare", "Ibadan", 1, code=1).out
