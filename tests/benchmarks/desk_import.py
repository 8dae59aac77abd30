"""Three hundred files on the desk with two workers, twenty of them broken or hostile: seconds, and a file."""

import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import CarriedDossier, text_of
from lcapp.domain.dossier import Dossier
from lcapp.domain.package import Package, PackageHead
from lcapp.paths import app_paths
from lcapp.services.app import App
from lcapp.services.export import Unwatched
from tests.benchmarks.figures import Figure, tell
from tests.exchange.hostile_packages import hostile

FILES, HOSTILE = 300, 20
LIMIT = 30


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "mail"
        folder.mkdir()
        city = build_app(app_paths(Path(place) / "city"), actor=lambda: "Ana")
        good = _write_packages(city, folder)
        city.close()
        app = build_app(app_paths(Path(place) / "desk"), actor=lambda: "Ada")
        began, busy = time.perf_counter(), time.process_time()
        report = app.commission.desk.import_folder(folder, Unwatched(), workers=2)
        taken, busy = time.perf_counter() - began, time.process_time() - busy
        came, refused = report.count("first"), report.count("refused")
        app.close()
    if (came, refused) != (good, HOSTILE):
        raise RuntimeError(f"{came} files came in and {refused} were refused")
    detail = f"{came} taken, {refused} refused, 2 workers; the program's own processor time {busy:.1f} s"
    tell([Figure(f"desk.import.{FILES}", taken, "s", LIMIT, detail)])


def _write_packages(app: App, folder: Path) -> int:
    """Sealed dossiers of cities of different names made of the samples, and what no program may take."""
    names = app.samples.names()
    good = FILES - HOSTILE
    for number in range(good):
        made = _package(app, names[number % len(names)], number)
        (folder / f"{number:03d}.lcdossier").write_bytes(app.packages.write(made))
    bad = list(hostile().values())
    for number in range(HOSTILE):
        (folder / f"{number * 14:03d}-bad.lcdossier").write_bytes(bad[number % len(bad)][0])
    return good


def _package(app: App, name: str, number: int) -> Package:
    sample = app.samples.get(name)
    form, moment = app.forms.get(app.calls.get(sample.call).form), app.clock()
    city = f"City {number}"
    answers = dict(sample.answers) | {AnswerKey("city.name"): city}
    identity = Dossier(
        number=0,
        uuid=str(uuid.uuid5(uuid.NAMESPACE_URL, city)),
        kind=form.kind,
        call=sample.call,
        form=form.name,
        form_digest=form.digest,
        title=city,
        status="sealed",
        rev=1,
        created_at=moment,
        updated_at=moment,
    )
    said = CarriedDossier(identity, answers, (), moment, True, 1, "", {})
    said = replace(said, claimed=said.content_id)
    return Package(
        head=PackageHead(
            kind="dossier",
            dossier=identity.uuid,
            call=identity.call,
            form=identity.form,
            form_digest=identity.form_digest,
            content_id=said.content_id,
            made_at=moment,
            sealed=True,
            version=1,
        ),
        data=text_of(said),
        form_file=app.forms.source(form.name),
        call_file=app.calls.source(sample.call),
    )


if __name__ == "__main__":
    main()
