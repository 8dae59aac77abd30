"""A person's own things, made with the program, and what stands in the data folder."""

import hashlib
import io

import docx

from lcapp.domain.form_editing import outline
from lcapp.settings import Settings, SettingsFile
from tests.cli.test_guidance import OWN as GUIDANCE

KEY = bytes(range(32))
NAMES = {
    "advice-off.json",
    "calls/membership-2026-own.toml",
    "forms-in-work/copy-of-progress-2019-2021.toml",
    "forms/membership/2026.docx",
    "forms/membership/2026.toml",
    "guidance/samplia.toml",
    "own-deadlines.json",
    "settings.json",
    "signing-key",
}


def word_file(text="{{city.name}}"):
    document = docx.Document()
    document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def change_form(edited, words):
    path = next(line.path for line in outline(edited.tables) if line.id == "motivation.context")
    edited.set_value(path, "max_words", words)


def own_form(app, words=450):
    """`membership-2026`, made or changed."""
    own = "membership-2026" in app.forms.names()
    edited = app.form_editing.edit("membership-2026") if own else app.form_editing.copy("membership-2025")
    change_form(edited, words)
    return edited.keep()


def words_allowed(app):
    return app.forms.get("membership-2026").question("motivation.context").max_words


def make_all(app, paths, tmp_path):
    """One of everything."""
    form = own_form(app)
    app.form_editing.call_for(form)
    app.official.attach(form, word_file())
    begun = app.form_editing.copy("progress-2019-2021")
    begun.set_value((), "title", "Begun")
    begun.save()
    app.calls.set_own_deadline("membership-2025", "2027-01-02", "letter")
    file = tmp_path / "samplia.toml"
    file.write_text(GUIDANCE, encoding="utf-8")
    app.guide.guidance.install(file)
    app.adviser.switch("acronym_unexplained", on=False, dossier="")
    (paths.data / "signing-key").write_bytes(KEY)
    SettingsFile(paths.settings_file).save(Settings(name="Ada", paper="letter", window="AAAA", recent=(1,)))


def own_state(paths):
    """Digests of everything in the data folder that is no library, copy or note of the machine."""
    machine = ("library", "journal", "clock", "snapshots", "backups", "evidence", "settings", "lcapp.log")
    return {
        path.relative_to(paths.data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(paths.data.rglob("*"))
        if path.is_file() and not path.relative_to(paths.data).parts[0].startswith(machine)
    }
