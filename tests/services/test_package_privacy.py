"""What stays at home: notes, history and names travel only when somebody ticked them."""

import json
import zlib
from dataclasses import replace

import pikepdf
import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerState
from lcapp.domain.package import FILE_NAME
from lcapp.errors import EnvironmentFailed, NotFound
from lcapp.exchange import signing
from lcapp.paths import app_paths
from lcapp.pdf.structure_reader import passages
from lcapp.sandbox.package_reader import read_package
from lcapp.services.ports import PrintOptions
from lcapp.services.whole_export import export_draft

NAME = AnswerKey("city.name")


def everything_in(data):
    """All a package says, unpacked, in every encoding a name could stand in."""
    package = read_package(data)
    parts = [package.manifest, package.data, package.form_file, package.call_file, *package.extras.values()]
    return b"".join((*parts, *package.files.values()))


@pytest.fixture
def written(app, draft, clock):
    """A draft with a note, an author, an answer that was changed, and a state."""
    draft.set_answer(NAME, "Oldtextmarker")
    draft.flush()
    clock.advance(3600)
    draft.set_answer(NAME, "Samplia")
    draft.add_note("city.name", "Notemarker: ask the mayor")
    draft.set_state(NAME, AnswerState.READY)
    draft.flush()
    return draft


def packed(app, draft, **beside):
    told = app.packages.beside(
        draft.dossier.number, **({"with_notes": False, "with_history": False} | beside)
    )
    return app.packages.write(app.packages.of(app.submissions.picture(draft), beside=told))


def test_that_neither_notes_nor_history_nor_names_travel_unless_ticked(app, written):
    data = packed(app, written)
    said = everything_in(data)
    for marker in (b"Notemarker", b"Oldtextmarker", b"Ada"):
        assert marker not in said
        assert marker not in data
        assert marker.decode().encode("utf-16-le") not in said
    assert read_package(data).extras == {}


def test_that_a_pdf_tells_neither_notes_nor_history_nor_names(app, written, tmp_path):
    file = tmp_path / "dossier.pdf"
    export_draft(app, written, file, options=PrintOptions())
    with pikepdf.open(file) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if _is_text(one)]
        inside = pdf.attachments[FILE_NAME].get_file().read_bytes()
    on_pages = "\n".join(passage.text for passage in passages(file.read_bytes())).encode()
    everything = b"\n".join((file.read_bytes(), *streams, everything_in(inside), on_pages))
    for marker in ("Notemarker", "Oldtextmarker"):
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            assert marker.encode(encoding) not in everything
    assert b"Ada" not in on_pages + everything_in(inside)


def _is_text(thing):
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != pikepdf.Name.Image


def test_that_notes_and_states_travel_when_ticked_and_history_when_that_is(app, written):
    notes = everything_in(packed(app, written, with_notes=True))
    assert b"Notemarker" in notes
    assert b"Ada" in notes
    assert b"Oldtextmarker" not in notes
    history = everything_in(packed(app, written, with_history=True))
    assert b"Oldtextmarker" in history
    assert b"Notemarker" not in history


def test_that_notes_and_states_that_came_along_stand_beside_the_answers(app, written, tmp_path):
    data = packed(app, written, with_notes=True)
    there = build_app(app_paths(tmp_path / "there"), actor=lambda: "Ben", wait_seconds=0, clock=app.clock)
    try:
        made = there.packages.accept(there.packages.inspect(data))
        session = there.dossiers.open(made.dossier)
        assert [(one.text, one.author) for one in session.notes()] == [("Notemarker: ask the mayor", "Ada")]
        mark = session.mark(NAME)
        assert (mark.state, mark.by) == (AnswerState.READY, "Ada")
    finally:
        there.close()


def test_that_a_package_without_its_form_cannot_be_written(app, draft):
    snapshot = app.submissions.picture(draft)
    with pytest.raises(NotFound, match="form_of_package_differs"):
        app.packages.of(replace(snapshot, form=replace(snapshot.form, digest="0" * 64)))


def test_that_the_key_file_that_cannot_be_written_is_told(app, draft, monkeypatch):
    def failing(path, _data, **_more):
        raise EnvironmentFailed("file_not_written", file=str(path), reason="disk_full")

    monkeypatch.setattr(signing, "write_atomically", failing)
    with pytest.raises(EnvironmentFailed):
        app.packages.write(app.packages.of(app.submissions.picture(draft)))


def test_that_the_manifest_can_be_read_with_any_json_program(app, draft):
    data = app.packages.write(app.packages.of(app.submissions.picture(draft)))
    raw = zlib.decompressobj(-15).decompress(data[30 + len("manifest.json") :])
    assert json.loads(raw)["format"] == "lcapp-package/1"
