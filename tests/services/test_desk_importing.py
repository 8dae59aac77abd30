"""Many files at once: in their order whatever opens first, and a stop that waits for no hostile file."""

import threading
from pathlib import Path

import pytest

from lcapp.errors import Cancelled, InputRefused
from lcapp.services.desk_importing import Imported, import_each
from lcapp.services.desk_ports import Opened
from tests.services.desk_cities import Quiet

PATHS = [Path(f"{number}.lcdossier") for number in range(9)]


def opened(path):
    return Opened("package", b"", path.name, 0)


def put(path, one):
    return Imported(path, "first", number=int(path.stem) + 1)


def test_that_files_are_put_in_their_order_though_a_later_one_opens_first():
    second_is_open = threading.Event()

    def open_one(path, _watch):
        if path is PATHS[0]:
            assert second_is_open.wait(30)
        second_is_open.set()
        return opened(path)

    watch = Quiet()
    report = import_each(PATHS, open_one, put, watch, workers=2)
    assert [one.path for one in report.files] == PATHS
    assert watch.told == [(number, 9) for number in range(1, 10)]


def test_that_whatever_goes_wrong_with_one_file_refuses_that_file_alone(expect_log):
    expect_log("a file could not be put on the desk")

    def open_one(path, _watch):
        if path is PATHS[1]:
            raise InputRefused("package_damaged", file="x")
        if path is PATHS[2]:
            raise ZeroDivisionError
        return opened(path)

    def put_most(path, one):
        if path is PATHS[3]:
            raise KeyError(path)
        return put(path, one)

    report = import_each(PATHS, open_one, put_most, Quiet(), workers=3)
    assert [one.code for one in report.files][:5] == [
        "",
        "package_damaged",
        "import_failed",
        "import_failed",
        "",
    ]
    assert report.count("first") == 6


def test_that_a_stop_ends_what_is_being_opened():
    begun = threading.Event()
    ended = []

    def open_one(path, watch):
        if path is PATHS[0]:
            return opened(path)
        begun.set()
        never = threading.Event()
        while not never.wait(0.01):
            try:
                watch.check()
            except Cancelled:
                ended.append(path)
                raise
        return opened(path)

    class Impatient(Quiet):
        def check(self):
            if self.told and begun.wait(30):
                raise Cancelled

    report = import_each(PATHS, open_one, put, Impatient(), workers=2)
    assert report.cancelled
    assert [one.path for one in report.files] == PATHS[:1]
    assert ended


@pytest.mark.parametrize("workers", [0, 1, 50])
def test_that_any_number_of_workers_does(workers):
    report = import_each(PATHS, lambda path, _watch: opened(path), put, Quiet(), workers=workers)
    assert report.count("first") == 9
