import subprocess
import sys
from pathlib import Path

from lcapp.bootstrap import Late, LateStores, build_app
from lcapp.services.ports import NewDossier

CHECKOUT = Path(__file__).parents[1]
HEAVY = {"sqlalchemy", "reportlab", "PySide6", "uharfbuzz", "babel", "docx", "platformdirs", "fontTools"}


def test_that_building_the_app_makes_nothing_on_disk(paths):
    build_app(paths, actor=lambda: "Ada").close()
    assert not paths.data.exists()


def test_that_forms_and_calls_are_told_without_opening_the_library(app, paths):
    assert app.forms.names()
    assert app.calls.ids()
    assert app.countries()
    assert not paths.library.exists()


def test_that_the_list_opens_the_library(app, paths):
    assert app.dossiers.list() == ()
    assert paths.library.exists()


def test_that_a_dossier_carries_the_actor_of_the_moment(paths, clock):
    who = ["Ada"]
    app = build_app(paths, actor=lambda: who[0], clock=clock)
    number = app.dossiers.start("membership-2025").number
    who[0] = "Bo"
    assert app.dossiers.open(number).actor == "Bo"
    app.close()


def test_that_late_stores_do_all_that_stores_do(paths, clock):
    late = LateStores(paths, clock=clock, wait_seconds=0)
    late.close()
    store = Late(lambda: late.stores().dossiers)
    dossier = store.create(NewDossier("u", "membership", "", "f", "d", "Title"), actor="Ada")
    store.rename(dossier.number, "Other", actor="Ada")
    store.set_deleted(dossier.number, deleted=True, actor="Ada")
    (card,) = store.cards()
    assert (card.dossier.title, card.deleted_at) == ("Other", clock())
    assert store.load(dossier.number).answers == {}
    assert store.acts(dossier.number, limit=5) == ()
    late.close()
    late.close()


def test_that_building_the_app_imports_nothing_heavy(tmp_path):
    script = (
        "import sys, pathlib\n"
        "from lcapp.bootstrap import build_app\n"
        "from lcapp.paths import app_paths\n"
        "app = build_app(app_paths(pathlib.Path(sys.argv[1])), actor=lambda: '')\n"
        "app.forms.names(), app.calls.ids(), app.samples.names()\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert HEAVY & set(done.stdout.split()) == set()
