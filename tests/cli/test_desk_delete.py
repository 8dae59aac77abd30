"""`lcapp desk delete`: a received dossier goes for good, and the copies that hold it are named."""

from datetime import UTC, datetime

import pytest

from tests.services.desk_cities import a_city


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A sealed dossier as it comes by mail."""
    city = a_city(tmp_path_factory.mktemp("city"), "Kashan", lambda: datetime(2025, 6, 1, tzinfo=UTC))
    city.seal()
    path = city.package(tmp_path_factory.mktemp("mail"), "kashan")
    city.app.close()
    return path


def test_that_a_received_dossier_is_deleted_and_the_copies_are_named(lcapp, package):
    lcapp("desk", "import", package, "--came", "2025-06-10")
    told = lcapp("desk", "delete", 1, "--json").json
    assert (told["number"], told["city"]) == (1, "Kashan")
    (held,) = told["held_by"]
    assert held["name"].endswith(".sqlite")
    assert held["until"]
    assert lcapp("desk", "list", "--replaced", "--json").json["dossiers"] == []
    assert "1" in lcapp("desk", "delete", 1, code=1).err
    lcapp("desk", "import", package, "--came", "2025-06-10")
    assert [one["number"] for one in lcapp("desk", "list", "--json").json["dossiers"]] == [2]


def test_that_a_decided_dossier_is_deleted_with_a_reason_only(lcapp, package):
    lcapp("desk", "import", package, "--came", "2025-06-10")
    lcapp("desk", "decide", 1, "refuse", "--reason", "No plan yet")
    assert "reason is needed" in lcapp("desk", "delete", 1, code=1).err
    said = lcapp("desk", "delete", 1, "--reason", "The city withdrew").out
    assert "“Kashan” was deleted from the desk for good." in said
    assert "until about" in said
