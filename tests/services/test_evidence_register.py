"""The register of evidence with real files and a real library: what is taken, told, refused and opened."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from lcapp.bootstrap import build_app
from lcapp.errors import InputRefused, NotFound
from lcapp.files import write_atomically
from lcapp.i18n import Words
from lcapp.i18n.wording_annexes import told_when_added
from lcapp.services.evidence_opening import copy_to_open

SITE = "https://samplia.example/plan"


@pytest.fixture
def app(paths, clock):
    made = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    yield made
    made.close()


@pytest.fixture
def number(app):
    return app.dossiers.start("award-2024", title="Samplia").number


def a_photo():
    target = io.BytesIO()
    Image.new("RGB", (60, 40), (90, 140, 130)).save(target, "JPEG")
    return target.getvalue()


def a_file(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_that_a_picture_called_pdf_is_told_for_what_it_is_and_printed_as_a_picture(app, number, tmp_path):
    made = app.register.add_file(number, a_file(tmp_path, "plan.pdf", a_photo()), annex=True)
    assert (made.media_type, made.pages, made.annex) == ("image/jpeg", 1, True)
    assert told_when_added(Words("en"), made) == ["It is a picture (JPEG), whatever its name says."]


def test_that_what_cannot_be_printed_is_taken_with_a_clear_word(app, number, tmp_path):
    made = app.register.add_file(number, a_file(tmp_path, "list.csv", b"year;adults\n2023;318\n"), annex=True)
    assert (made.media_type, made.pages, made.annex) == ("text/csv", 0, False)
    assert told_when_added(Words("en"), made) == [
        "It is a text: it is only listed among the evidence, not printed."
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("passwd", b"root:x:0:0:root:/root:/bin/sh\n", "evidence_kind_unknown"),
        ("plan.pdf", b"no plan at all \0\1", "evidence_kind_unknown"),
        ("arms.svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "svg_refused"),
    ],
)
def test_that_a_file_of_no_known_kind_is_refused_and_not_kept(app, number, tmp_path, name, data, code):
    with pytest.raises(InputRefused) as refused:
        app.register.add_file(number, a_file(tmp_path, name, data))
    assert refused.value.code == code
    assert app.register.of(number) == ()
    assert app.register.files.names() == ()


def test_that_the_same_bytes_are_refused_once_and_named_by_the_number_they_have(app, number, tmp_path):
    first = app.register.add_file(number, a_file(tmp_path, "photo.jpg", a_photo()), title="Bus")
    again = a_file(tmp_path, "copy of photo.jpg", a_photo())
    with pytest.raises(InputRefused) as refused:
        app.register.add_file(number, again, once=True)
    assert (refused.value.code, refused.value.params) == (
        "evidence_registered",
        {"number": "A1", "title": "Bus"},
    )
    assert app.register.add_file(number, again).name == "A2"
    app.register.remove(number, first.id)
    app.register.remove(number, app.register.of(number)[0].id)
    assert app.register.add_file(number, again, once=True).name == "A3", "what was taken out is no obstacle"


def test_that_another_dossier_may_have_the_same_file(app, number, tmp_path):
    photo = a_file(tmp_path, "photo.jpg", a_photo())
    app.register.add_file(number, photo, once=True)
    other = app.dossiers.start("award-2024", title="Other").number
    assert app.register.add_file(other, photo, once=True).name == "A1"


def test_that_the_same_address_is_refused_once_and_a_link_has_date_and_rights(app, number):
    made = app.register.add_link(number, SITE, rights="Radio Samplia", dated="2023-05", once=True)
    assert app.register.of(number) == (made,)
    assert (made.rights, made.dated) == ("Radio Samplia", "2023-05")
    with pytest.raises(InputRefused) as refused:
        app.register.add_link(number, f" {SITE} ", once=True)
    assert refused.value.code == "evidence_registered"


def test_that_a_change_is_kept_tidy_and_a_title_is_never_empty(app, number):
    made = app.register.add_link(number, SITE, title="Our site")
    changed = app.register.change(
        number, replace(made, title=" \u202e", dated="2019", caption="a\nb", annex=True)
    )
    assert app.register.of(number) == (changed,)
    assert (changed.title, changed.dated, changed.caption, changed.annex) == (SITE, "2019", "a b", False)


def test_that_only_a_copy_of_our_copy_is_opened_named_by_what_it_is(app, number, tmp_path):
    source = a_file(tmp_path, "plan.pdf", a_photo())
    made = app.register.add_file(number, source, title="Bus / ../etc")
    source.write_bytes(b"something else by now")
    place = tmp_path / "opened"
    place.mkdir()
    copy = copy_to_open(made, app.register.files, place, write=write_atomically)
    assert copy.parent == place
    assert copy.name.startswith("A1 Bus")
    assert copy.suffix == ".jpg"
    assert copy.read_bytes() == a_photo()


def test_that_a_link_an_unknown_kind_and_a_missing_file_are_not_opened(app, number, tmp_path):
    link = app.register.add_link(number, SITE)
    photo = app.register.add_file(number, a_file(tmp_path, "photo.jpg", a_photo()))
    for one in (link, replace(photo, media_type="application/octet-stream")):
        with pytest.raises(InputRefused) as refused:
            copy_to_open(one, app.register.files, tmp_path, write=write_atomically)
        assert refused.value.code == "evidence_not_opened"
    app.register.files.remove(photo.sha256)
    with pytest.raises(NotFound):
        copy_to_open(photo, app.register.files, tmp_path, write=write_atomically)
