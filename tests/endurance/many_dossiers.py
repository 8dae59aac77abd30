"""A desk with thousands of dossiers stays fluent, and hundreds of packages come in within half a minute.

    python -m tests.endurance.many_dossiers --rounds 10000
    python -m tests.endurance.many_dossiers --packages 300
    python -m tests.endurance.many_dossiers --rounds 500 --control

`--rounds` puts that many dossiers on a desk and measures list, filter, search, ranking and opening one.
`--packages` imports that many real files through the limited child process with two workers.
The control looks for a word that no dossier has and damages one line: the search must find nothing, and the
list must refuse, or this test is blind.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import read_carried, text_of
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.errors import StorageUnavailable
from lcapp.paths import app_paths
from lcapp.services.desk_ports import DeskFilter, NewReceived
from lcapp.services.dossiers import utc_now
from lcapp.storage.library import Touched
from tests.services.desk_cities import CALL, Quiet, a_city
from tests.services.desk_received import MADE, carried

AT_ONCE = 200
SLOWEST_LIST, SLOWEST_SEARCH, SLOWEST_IMPORT = 1.0, 1.0, 30.0
"""Seconds."""


def fill(app, rounds: int) -> None:
    """Put dossiers on the desk, many in one transaction: what the disk takes is measured elsewhere."""
    app.commission.desk.lines()
    store = app.commission.desk._store
    said = carried(app, "Samplia")
    for first in range(0, rounds, AT_ONCE):
        some = [a_file(said, number) for number in range(first, min(first + AT_ONCE, rounds))]
        store._library.wait(
            lambda connection, some=some: [store._insert(connection, one, "Ada") for one in some],
            Touched(0, "desk_import"),
        )


def a_file(said, number: int) -> NewReceived:
    """One city's dossier, as the import puts it on the desk."""
    name = f"City {number}"
    own = replace(
        said,
        dossier=replace(said.dossier, uuid=str(uuid.UUID(int=number)), title=name),
        answers={**said.answers, AnswerKey("city.name"): f"{name} word{number}"},
    )
    line = DeskDossier(
        number=0,
        uuid=own.dossier.uuid,
        call=CALL,
        form=CALL,
        form_digest=own.dossier.form_digest,
        title=name,
        country="IR",
        content_id=own.content_id,
        version=1,
        sealed=True,
        taken_at=MADE,
        came_on=MADE.date(),
        added_at=MADE,
        file_name=f"{name}.lcdossier",
        sha256=f"{number:064x}",
        size=1,
        carrier="package",
    )
    return NewReceived(line, text_of(own), b"")


def timed(name: str, call, figures: dict[str, float]):
    """Run and keep how long it took."""
    began = time.perf_counter()
    result = call()
    figures[name] = time.perf_counter() - began
    return result


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Seconds of everything somebody does at a full desk."""
    figures: dict[str, float] = {}
    app = build_app(app_paths(folder), actor=lambda: "Ada", clock=utc_now)
    timed("put all", lambda: fill(app, rounds), figures)
    desk = app.commission.desk
    lines = timed("list all", desk.lines, figures)
    assert len(lines) == rounds
    found = timed(
        "filter by name", lambda: desk.lines(DeskFilter(call=CALL, text=f"city {rounds - 1}")), figures
    )
    assert found
    timed("first search (takes everything in)", lambda: desk.search("people", call=CALL), figures)
    (hit,) = timed("search", lambda: desk.search(f"word{rounds - 1}", call=CALL), figures)
    assert desk.line(hit.dossier).title == f"City {rounds - 1}"
    timed("open one", lambda: desk.read(hit.dossier), figures)
    ranking = timed("ranking", lambda: app.commission.rankings.ranking(CALL), figures)
    assert len(ranking.places) == rounds
    app.close()
    return figures


def import_packages(folder: Path, count: int) -> float:
    """Seconds for importing real packages with two workers."""
    city = a_city(folder / "city", "Kashan", utc_now)
    city.seal()
    made = city.app.packages.of(city.app.submissions.picture(city.app.dossiers.open(city.number)))
    said = read_carried(made.data)
    post = folder / "post"
    post.mkdir()
    for number in range(count):
        dossier = replace(said.dossier, uuid=str(uuid.UUID(int=number)), title=f"City {number}")
        own = replace(
            said, dossier=dossier, answers={**said.answers, AnswerKey("city.name"): f"City {number}"}
        )
        own = replace(own, claimed=own.content_id)
        head = replace(made.head, dossier=dossier.uuid, content_id=own.content_id)
        data = city.app.packages.write(replace(made, head=head, data=text_of(own)))
        (post / f"{number:04d}.lcdossier").write_bytes(data)
    city.app.close()
    app = build_app(app_paths(folder / "desk"), actor=lambda: "Ada", clock=utc_now)
    began = time.perf_counter()
    report = app.commission.desk.import_folder(post, Quiet())
    took = time.perf_counter() - began
    assert report.count("first") == count, report
    app.close()
    return took


def control(folder: Path, rounds: int) -> bool:
    """Whether what must be noticed is noticed."""
    app = build_app(app_paths(folder), actor=lambda: "Ada", clock=utc_now)
    fill(app, rounds)
    blind = bool(app.commission.desk.search("nowordlikethis", call=CALL))
    app.close()
    with sqlite3.connect(folder / "library.sqlite") as connection:
        connection.execute("UPDATE received SET title = 'Forged' WHERE number = 1")
    connection.close()
    app = build_app(app_paths(folder), actor=lambda: "Ada", clock=utc_now)
    try:
        # A start may have put the line right from the journal before anybody could read it.
        return not blind and all(one.title != "Forged" for one in app.commission.desk.lines())
    except StorageUnavailable as damaged:
        return damaged.code == "received_damaged" and not blind
    finally:
        app.close()


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--packages", type=int, default=0)
    parser.add_argument("--control", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if args.control:
            noticed = control(folder, args.rounds or 500)
            print("the control was noticed" if noticed else "the control was NOT noticed")
            return 0 if noticed else 1
        good = True
        if args.rounds:
            figures = measure(folder / "full", args.rounds)
            for name, seconds in figures.items():
                print(f"{name}: {seconds:.3f} s")
            good = figures["list all"] <= SLOWEST_LIST and figures["search"] <= SLOWEST_SEARCH
        if args.packages:
            took = import_packages(folder, args.packages)
            print(f"import of {args.packages} packages with 2 workers: {took:.1f} s")
            good = good and took <= SLOWEST_IMPORT
        return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
