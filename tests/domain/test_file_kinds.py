"""What kind of file some bytes are, whatever their name says."""

import pytest

from lcapp.domain.file_kinds import kind_of_file, name_misleads

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTER = "application/vnd.oasis.opendocument.text"
ZIP = b"PK\x03\x04" + b"\0" * 26


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7", "a.txt", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "plan.pdf", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "a", "image/png"),
        (b"\0\0\0\x18ftypmp42", "film.mp4", "video/mp4"),
        (b"\0\0\0\x18ftypqt  ", "film.mov", "video/quicktime"),
        (b"\0\0\0\x18ftypheic", "photo.jpg", "image/heic"),
        (b"RIFF\0\0\0\0WAVE", "song.wav", "audio/wav"),
        (ZIP + b"[Content_Types].xml", "list.xlsx", SHEET),
        (ZIP + b"mimetype" + LETTER.encode() + b"PK", "a.odt", LETTER),
        ("Städte;318".encode(), "list.csv", "text/csv"),
        (b"Dear city", "letter.TXT", "text/plain"),
    ],
)
def test_that_a_kind_is_found_by_looking(data, name, kind):
    assert kind_of_file(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"root:x:0:0:root:/root:/bin/sh\n", "passwd"),
        (b"#!/bin/sh\n", "run.sh"),
        (b"\x7fELF\x02", "a.txt"),
        (b"MZ\x90\0", "letter.doc"),
        (ZIP + b"classes.dex", "a.docx"),
        (b"\0\1\2", "a.txt"),
        (b"\xe9t\xe9", "latin.txt"),
        (b"<html>", "page.html"),
        (b"", ""),
    ],
)
def test_that_anything_else_is_of_no_known_kind(data, name):
    assert kind_of_file(data, name) == ""


def test_that_a_name_misleads_only_where_it_is_that_of_another_kind():
    assert name_misleads("plan.pdf", "image/jpeg")
    assert name_misleads("photo.PNG", "image/jpeg")
    assert not name_misleads("photo.JPEG", "image/jpeg")
    assert not name_misleads("photo.v2", "image/jpeg")
    assert not name_misleads("photo", "image/jpeg")
    assert not name_misleads("notes.md", "text/plain")
    assert not name_misleads("film.m4v", "video/mp4")
