"""Hostile official forms are refused by the child with a sentence; harmless things are left alone."""

import io
import zipfile

import docx
import pytest

from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.sandbox import official_job
from lcapp.sandbox.official_opener import fill_marks, read_marks
from lcapp.sandbox.outcome import Refused
from tests.sandbox.hostile_worksheets import body, many_entries, packed, paragraph

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word_file(*texts):
    document = docx.Document()
    for text in texts or ("{{city.name}}",):
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def with_part(data, name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return made.getvalue()


def relation(kind, target, mode="External"):
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="x1" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def field(code):
    halves = (code[:4], code[4:])
    runs = "".join(f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in halves)
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return f'<w:p>{begin}{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


HOSTILE = {
    "linked_picture": ("word/_rels/document.xml.rels", relation("image", "http://x.invalid/a.png")),
    "remote_frame": ("word/_rels/webSettings.xml.rels", relation("frame", "http://x.invalid/")),
    "file_link": ("word/_rels/document.xml.rels", relation("hyperlink", "file:///c:/windows/x.exe")),
    "network_folder": ("word/_rels/document.xml.rels", relation("hyperlink", r"\\evil\share\x")),
    "script_link": ("word/_rels/document.xml.rels", relation("hyperlink", "javascript:alert(1)")),
    "dde": ("word/document.xml", body(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'))),
    "include": ("word/document.xml", body(field("INCLUDEPICTURE http://x.invalid/a.png"))),
    "simple_field": (
        "word/document.xml",
        body('<w:p><w:fldSimple w:instr=" includetext c:\\x.docx "><w:r/></w:fldSimple></w:p>'),
    ),
    "nested_field": (
        "word/document.xml",
        body(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>{field("DDE x y")}'),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_document_that_fetches_something_is_refused_in_words(name):
    data = with_part(word_file(), *HOSTILE[name])
    with pytest.raises(Refused) as refusal:
        official_job.read(data, {})
    outcome = refusal.value.outcome
    assert outcome.code == "official_fetches"
    said = error_sentence(Words("en"), InputRefused(outcome.code, **dict(outcome.params)))
    assert "elsewhere" in said
    assert "no words" not in said
    with pytest.raises(Refused):
        official_job.write(data, {"texts": {}})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("word/vbaProject.bin", "worksheet_macros"),
        ("word/activeX/activeX1.xml", "worksheet_macros"),
        ("word/afchunk.htm", "worksheet_macros"),
        ("../outside.xml", "worksheet_damaged"),
        ("word/DOCUMENT.xml", "worksheet_damaged"),
    ],
)
def test_that_active_parts_and_strange_names_are_refused(name, code):
    with pytest.raises(Refused) as refusal:
        official_job.read(with_part(word_file(), name, "<a/>"), {})
    assert refusal.value.outcome.code == code


def test_that_active_relations_are_refused():
    data = with_part(word_file(), "word/_rels/document.xml.rels", relation("oleObject", "e.bin", "Internal"))
    with pytest.raises(Refused) as refusal:
        official_job.read(data, {})
    assert refusal.value.outcome.code == "worksheet_macros"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "worksheet_not_one"),
        (b"hello", "worksheet_not_one"),
        (OLD, "worksheet_locked"),
        (packed(body(""))[:200], "worksheet_damaged"),
        (packed("<w:document"), "worksheet_damaged"),
        (packed(body("<w:p>" * 5_000 + "</w:p>" * 5_000)), "nested_too_deep"),
        (packed("").replace(b"document.xml", b"documenx.xml"), "worksheet_not_one"),
        (many_entries(), "worksheet_unpacks_too_far"),
    ],
    ids=("empty", "no_zip", "locked", "cut", "torn", "nested", "no_document", "many_entries"),
)
def test_that_what_is_no_document_is_refused(data, code):
    with pytest.raises(Refused) as refusal:
        official_job.read(data, {})
    assert refusal.value.outcome.code == code


def test_that_entities_in_any_part_and_bombs_in_any_part_are_refused():
    entity = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    for name in ("word/footer9.xml", "docProps/core.xml", "customXml/item1.xml", "word/x.vml"):
        with pytest.raises(Refused) as refusal:
            official_job.read(with_part(word_file(), name, entity), {})
        assert refusal.value.outcome.code == "worksheet_entities"
    with pytest.raises(Refused) as refusal:
        official_job.read(with_part(word_file(), "word/media/image1.png", bytes(30_000_000)), {})
    assert refusal.value.outcome.code == "worksheet_unpacks_too_far"


def test_that_thousands_of_marks_are_refused():
    marks = "".join(paragraph("{{m" + str(number) + "}}") for number in range(6_000))
    with pytest.raises(Refused) as refusal:
        official_job.read(with_part(word_file(), "word/document.xml", body(marks)), {})
    assert refusal.value.outcome.code == "official_too_many_marks"


@pytest.mark.parametrize("what", ["macro", "fetches"])
def test_that_the_parent_hears_the_refusal_of_the_child(what):
    data, code = {
        "macro": (packed(body(""), **{"word/vbaProject.bin": b"x"}), "worksheet_macros"),
        "fetches": (with_part(word_file(), *HOSTILE["linked_picture"]), "official_fetches"),
    }[what]
    for act in (read_marks, lambda given: fill_marks(given, {})):
        with pytest.raises(InputRefused) as refusal:
            act(data)
        assert refusal.value.code == code


def test_that_ordinary_links_stay_and_a_template_elsewhere_is_forgotten():
    data = with_part(
        word_file(), "word/_rels/settings.xml.rels", relation("attachedTemplate", r"file:///\\evil\t.dotm")
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        settings = archive.read("word/settings.xml").decode()
    end = settings.index(">", settings.index("<w:settings")) + 1
    named = f'{settings[:end]}<w:attachedTemplate xmlns:r="{OFFICE}" r:id="x1"/>{settings[end:]}'
    data = with_part(data, "word/settings.xml", named)
    data = with_part(data, "word/_rels/footer1.xml.rels", relation("hyperlink", "https://uil.unesco.org/"))
    marks, kept, removed = read_marks(data)
    assert (marks, removed) == (("city.name",), ("template",))
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        assert b"evil" not in b"".join(archive.read(name) for name in archive.namelist())
        assert b"attachedTemplate" not in archive.read("word/settings.xml")
        assert b"uil.unesco.org" in archive.read("word/_rels/footer1.xml.rels")
    assert docx.Document(io.BytesIO(kept)).paragraphs[0].text == "{{city.name}}"
    assert read_marks(kept) == (("city.name",), kept, ())


def test_that_what_only_begins_as_a_mark_is_told_as_it_stands():
    marks, _kept, _removed = read_marks(word_file("{{city.name}} and {{city", "}} alone", "a { b } c"))
    assert marks == ("city.name", "{{city", "}} alone")
