"""A Commission's guidance brought to the window."""

from lcapp.i18n import Catalogs
from lcapp.ui.models.taken_file import take_file
from tests.cli.test_guidance import OWN


def taken(app, paths, tmp_path, text):
    file = tmp_path / "samplia.toml"
    file.write_text(text, encoding="utf-8")
    return take_file(app, file, Catalogs(paths.translations).words("en"))


def test_that_a_commissions_guidance_is_added_and_says_what_it_holds(app, paths, tmp_path):
    done = taken(app, paths, tmp_path, OWN)
    assert "guidance of Commission of Samplia was added: 1 text" in done.said
    assert app.guide.guidance.files[-1].title == "Commission of Samplia"


def test_that_wrong_guidance_is_refused_with_its_places_and_not_as_a_form(app, paths, tmp_path):
    done = taken(app, paths, tmp_path, OWN.replace('["plan"]', '["plans"]'))
    assert "nothing was changed" in done.said
    assert "plans" in " ".join(done.lines)
    assert "provenance" not in " ".join(done.lines)
    assert not any(file.title == "Commission of Samplia" for file in app.guide.guidance.files)


def test_that_only_a_commissions_layer_is_taken(app, paths, tmp_path):
    done = taken(app, paths, tmp_path, OWN.replace('"commission"', '"plain"'))
    assert done.said
    assert not done.lines
    assert not any(file.name == "samplia" for file in app.guide.guidance.files)
