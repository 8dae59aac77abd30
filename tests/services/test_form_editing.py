"""Writing a form: copied, changed, checked, kept; what was begun is there next time."""

import errno
import tomllib

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.form_editing import outline, removed
from lcapp.errors import EnvironmentFailed, FormInvalid, InputRefused, NotFound
from lcapp.storage import form_library


def path_of(edited, id_):
    return next(line.path for line in outline(edited.tables) if line.id == id_)


def errors(edited):
    return [problem.code for problem in edited.problems() if problem.severity == "error"]


@pytest.fixture
def copied(app):
    return app.form_editing.copy("membership-2025")


def test_that_a_copy_has_a_free_version_and_says_nothing_the_old_one_alone_may_say(copied):
    assert copied.name == "membership-2026"
    assert errors(copied) == []
    assert not {"valid", "status", "checked"} & set(copied.tables)
    assert not copied.is_changed


def test_that_a_kept_copy_is_in_use_as_one_own_form(app, copied):
    path = path_of(copied, "motivation.context")
    copied.set_value(path, "max_words", 450)
    form = copied.keep()
    assert form.name == "membership-2026"
    assert app.forms.get("membership-2026").question("motivation.context").max_words == 450
    assert app.form_editing.is_own("membership-2026")
    assert not app.form_editing.is_own("membership-2025")
    assert app.form_editing.copy("membership-2025").name == "membership-2027"
    assert app.form_editing.copy("membership-2026").name == "membership-2027"


def test_that_the_comment_at_the_top_is_kept(app, copied):
    copied.keep()
    assert app.forms.source("membership-2026").startswith(b"# Membership application form")


def test_that_a_question_that_says_nothing_goes_on_taking_its_source_from_the_form(app):
    edited = app.form_editing.copy("demo-1")
    edited.set_value((), "provenance", "seen: the letter of 15 May")
    form = edited.keep()
    assert form.question("city.name").provenance == "seen: the letter of 15 May"


def test_that_nothing_is_kept_while_something_is_wrong(app, copied, paths):
    copied.set_value(path_of(copied, "city.name"), "label", " ")
    with pytest.raises(FormInvalid):
        copied.keep()
    assert "membership-2026" not in app.forms.names()
    assert not (paths.data / "forms").exists()


def test_that_a_released_form_is_never_overwritten(app, copied):
    copied.set_value((), "version", "2023")
    assert errors(copied) == ["name_released"]
    with pytest.raises(FormInvalid):
        copied.keep()
    with pytest.raises(NotFound):
        app.form_editing.edit("membership-2025")


def test_that_another_form_of_ones_own_is_not_overwritten_either(app, copied):
    copied.keep()
    other = app.form_editing.copy("membership-2023")
    other.set_value((), "version", "2026")
    assert errors(other) == ["name_taken"]
    mine = app.form_editing.edit("membership-2026")
    assert errors(mine) == []


def test_that_everything_is_taken_back_and_done_again_step_by_step(copied):
    before = copied.tables
    path = path_of(copied, "city.name")
    for text in ("N", "Na", "Name"):
        copied.set_value(path, "label", text)
    copied.set_value(path, "max_characters", 90)
    copied.change(removed(copied.tables, path)[0], at=path)
    after = copied.tables
    looked_at = [copied.undo(), copied.undo(), copied.undo(), copied.undo()]
    assert looked_at == [path, path, path, None]
    assert copied.tables == before
    assert not copied.can_undo
    while copied.can_redo:
        copied.redo()
    assert copied.tables == after


def test_that_letters_typed_after_a_rest_are_a_step_of_their_own(copied):
    path = path_of(copied, "city.name")
    copied.set_value(path, "label", "City")
    copied.end_step()
    copied.set_value(path, "label", "City or town")
    copied.undo()
    assert copied.tables["part"][0]["section"][0]["question"][0]["label"] == "City"


def test_that_typing_back_what_was_there_leaves_nothing_to_undo(copied):
    path = path_of(copied, "city.name")
    copied.set_value(path, "label", "Name of cityx")
    copied.set_value(path, "label", "Name of city")
    assert not copied.can_undo
    assert not copied.is_changed


def test_that_after_undo_of_an_added_table_something_that_exists_is_looked_at(copied):
    path = path_of(copied, "city.name")
    tables, _at = removed(copied.tables, path)
    copied.change(tables, at=(*path[:-1], 99))
    assert copied.undo() == path[:-2]


def test_that_what_was_not_kept_is_there_next_time(copied, app, paths, clock):
    path = path_of(copied, "city.name")
    copied.set_value(path, "label", "")
    copied.set_value(path, "max_characters", "many")
    assert copied.save()
    assert not copied.save()
    later = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    assert later.form_editing.is_begun("membership-2025", copy=True)
    again = later.form_editing.copy("membership-2025")
    assert again.resumed
    assert again.tables == copied.tables
    again.begin_anew()
    assert errors(again) == []
    again.undo()
    assert again.tables == copied.tables
    later.close()


def test_that_a_working_copy_that_says_what_the_form_says_goes_away(app, copied):
    copied.set_value((), "title", "Another")
    copied.save()
    copied.undo()
    copied.save()
    assert not app.form_editing.is_begun("membership-2025", copy=True)


def test_that_a_kept_form_leaves_no_working_copy(app, copied):
    copied.set_value((), "title", "Another")
    copied.save()
    copied.keep()
    assert not app.form_editing.is_begun("membership-2025", copy=True)
    assert not app.form_editing.copy("membership-2025").resumed


def test_that_a_working_copy_nobody_can_read_is_put_aside(app, copied, paths):
    copied.set_value((), "title", "Another")
    copied.save()
    (file,) = (paths.data / "forms-in-work").glob("*.toml")
    file.write_bytes(b"title = \xff")
    assert not app.form_editing.copy("membership-2025").resumed
    assert file.with_suffix(".unreadable").read_bytes() == b"title = \xff"


def test_that_a_disk_that_refuses_loses_nothing(copied, monkeypatch):
    def refuse(*_args, **_more):
        raise EnvironmentFailed("file_not_written", file="x", reason=errno.errorcode[errno.ENOSPC])

    copied.set_value((), "title", "Another")
    with monkeypatch.context() as patched:
        patched.setattr(form_library, "write_atomically", refuse)
        with pytest.raises(EnvironmentFailed):
            copied.save()
    assert copied.tables["title"] == "Another"
    assert copied.save()


def test_that_a_form_of_ones_own_that_cannot_be_used_can_be_put_right(app, paths):
    source = app.forms.source("demo-1").decode()
    broken = source.replace('id = "demo"', 'id = "mine"', 1).replace("max_characters", "max_letters", 1)
    folder = paths.data / "forms"
    folder.mkdir(parents=True)
    (folder / "mine-1.toml").write_text(broken, encoding="utf-8")
    edited = app.form_editing.edit("mine-1")
    assert errors(edited) == ["key_unknown"]
    edited.set_value(path_of(edited, "city.name"), "max_letters", None)
    assert edited.keep().name == "mine-1"


def test_that_a_call_is_made_once_in_which_a_dossier_can_be_started(app, copied):
    form = copied.keep()
    call = app.form_editing.call_for(form)
    assert call == "membership-2026-own"
    assert app.form_editing.call_for(form) == call
    made = app.calls.get(call)
    assert made.form == form.name
    assert not any(date.value for date in (made.opens, made.city_deadline, made.commission_deadline))
    session = app.dossiers.open(app.dossiers.start(call, title="Samplia").number)
    assert session.form.name == "membership-2026"


def test_that_a_form_of_a_kind_without_calls_gets_none(app):
    with pytest.raises(InputRefused) as refused:
        app.form_editing.call_for(app.forms.get("demo-1"))
    assert refused.value.code == "form_without_call"


def test_that_an_unknown_form_is_said_with_the_nearest(app):
    with pytest.raises(NotFound) as refused:
        app.form_editing.copy("membership-2026")
    assert str(refused.value.params["meant"]).startswith("membership-202")


def test_that_a_kept_file_is_what_was_edited(app, copied, paths):
    copied.set_value((), "note_of_ours", None)
    copied.keep()
    kept = (paths.data / "forms" / "membership" / "2026.toml").read_text(encoding="utf-8")
    assert tomllib.loads(kept) == copied.tables
