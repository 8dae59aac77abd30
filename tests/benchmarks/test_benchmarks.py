"""The measures work, and what is exact about a start is checked: order and modules, never times."""

import json

from tests.benchmarks import core_speed, import_weight
from tests.benchmarks.award import text_of
from tests.benchmarks.figures import Figure, child, percentile


def test_that_the_window_is_painted_before_the_library_opens_and_loads_nothing_heavy(tmp_path):
    told = json.loads(child("-m", "tests.benchmarks.window_probe", str(tmp_path)).splitlines()[-1])
    assert told["painted"] < told["opened"] < told["ready"]
    assert told["heavy"] == []


def test_that_the_command_line_loads_no_heavy_module():
    weight = {figure.name: figure for figure in import_weight.measure(times=1)}
    assert weight["import.cli.heavy_modules"].detail == ""


def test_that_the_core_measures_run_and_tell_whether_they_pass():
    told = [figure.told() for figure in core_speed.measure(times=3, dossiers=4)]
    assert {each["name"] for each in told} == {"check.award", "save.p50", "save.p99", "list.dossiers"}
    assert all(each["value"] > 0 for each in told)
    assert all((each["passed"] is None) == (each["limit"] is None) for each in told)


def test_that_figures_know_their_limit_and_their_rank():
    assert Figure("typing.p99", 5.01, "ms", 5).told()["passed"] is False
    assert Figure("typing.p99", 5.0, "ms", 5).told()["passed"] is True
    assert percentile(list(range(1, 601)), 99) == 595
    assert len(text_of(2000).split()) == 2000
