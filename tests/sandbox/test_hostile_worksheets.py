"""Hostile Word files are refused by the child, in time, and the parent goes on."""

import io
import time
import zipfile

import docx
import pytest

from lcapp.domain.worksheet import SheetParagraph
from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.sandbox import worksheet_job
from lcapp.sandbox.outcome import Refused
from lcapp.sandbox.worksheet_opener import read_worksheet
from tests.sandbox.hostile_worksheets import body, hostile, packed, paragraph


def test_that_every_hostile_word_file_is_refused_with_a_sentence_in_time():
    words = Words("en")
    for name, (data, code) in hostile().items():
        began = time.process_time()
        with pytest.raises(Refused) as refusal:
            worksheet_job.read(data, {})
        outcome = refusal.value.outcome
        assert outcome.code == code, name
        error = InputRefused(outcome.code, **dict(outcome.params))
        assert "no words" not in error_sentence(words, error), name
        assert time.process_time() - began < 3, name


@pytest.mark.parametrize("name", ["one_gigabyte", "external_entity", "macro"])
def test_that_the_parent_hears_the_refusal_of_the_child(name):
    data, code = hostile()[name]
    with pytest.raises(InputRefused) as refusal:
        read_worksheet(data)
    assert refusal.value.code == code


def test_that_an_ordinary_file_is_read_and_its_links_and_templates_are_left_alone():
    document = docx.Document()
    document.add_heading("City", level=2)
    document.add_paragraph("One", style="List Bullet")
    document.add_paragraph("Two\tthree\nfour")
    written = io.BytesIO()
    document.save(written)
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/attachedTemplate" Target="http://example.invalid/t.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/_rels/settings.xml.rels", relation)
    assert read_worksheet(written.getvalue()) == (
        SheetParagraph("City", heading=2),
        SheetParagraph("One", listed="bullet"),
        SheetParagraph("Two\tthree\nfour"),
    )


def test_that_boxes_tables_and_fallbacks_give_each_text_once():
    fallback = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{paragraph('in a box')}</mc:Choice><mc:Fallback>{paragraph('in a box')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    table = f"<w:tbl><w:tr><w:tc>{paragraph('in a cell')}</w:tc></w:tr></w:tbl>"
    found = read_worksheet(packed(body(f"<w:p><w:r>{fallback}</w:r></w:p>{table}")))
    assert [one.text for one in found if one.text] == ["in a box", "in a cell"]
