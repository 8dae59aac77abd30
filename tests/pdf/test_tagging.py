"""What is drawn and the tree of elements belong together, page for page."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from lcapp.domain.answers import AnswerKey
from lcapp.pdf.conformance import faults
from lcapp.pdf.marked_content import ContentReader
from lcapp.pdf.structure_reader import passages
from lcapp.pdf.tagging import Element, Tags, TextTag, actual_text, artifact, grouped, marked
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.builders import a_question
from tests.pdf.cases import full_answers, full_form, full_snapshot


class Paper:
    """A canvas that only writes down."""

    def __init__(self):
        self.tags = Tags()
        self.written = []

    def addLiteral(self, text):  # noqa: N802
        self.written.append(text)

    def draw(self, text):
        self.written.append(text)


def opened(renderer, snapshot=None, **options):
    data = renderer.render(snapshot or full_snapshot(), PrintOptions(**options), Unwatched()).data
    return pikepdf.open(io.BytesIO(data))


def long_table_snapshot():
    """A table of figures over several pages, after as many headings as fill two pages of contents."""
    figures = tuple(a_question("data_point", f"more.f{n}", label=f"Figure {n}") for n in range(80))
    form = full_form()
    city = form.parts[0]
    section = replace(city.sections[0], id="figures", title="Figures", questions=figures, layout="table")
    others = [
        replace(city.sections[0], id=f"s{n}", title=f"Section {n}", questions=(a_question(id_=f"x.q{n}"),))
        for n in range(60)
    ]
    form = replace(form, parts=(replace(city, sections=(*city.sections, section, *others)), *form.parts[1:]))
    answers = full_answers() | {
        AnswerKey(f"more.f{n}"): {"value": n, "year": 2024, "source": f"Register {n}"} for n in range(80)
    }
    return full_snapshot(form=form, answers=answers)


def elements(pdf, kind):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name("/" + kind)]


def test_that_content_in_an_artifact_is_no_element_and_an_artifact_interrupts_an_element():
    paper = Paper()
    paragraph, lost = Element("P"), Element("P")
    with marked(paper, paragraph):
        paper.draw("a")
        with artifact(paper):
            paper.draw("line")
            with grouped(paper, Element("Sect")), marked(paper, lost):
                paper.draw("b")
        paper.draw("c")
    assert paper.written == [
        "/P <</MCID 0>> BDC",
        "a",
        "EMC",
        "/Artifact <</Type /Layout>> BDC",
        "line",
        "b",
        "EMC",
        "/P <</MCID 1>> BDC",
        "c",
        "EMC",
    ]
    assert paper.tags.root.kids == [paragraph]
    assert [kid.number for kid in paragraph.kids] == [0, 1]
    assert not lost.kids


def test_that_marks_are_never_nested_and_numbers_begin_anew_on_each_page():
    paper = Paper()
    outer, inner = Element("P"), Element("Span")
    with marked(paper, outer):
        paper.draw("a")
        with marked(paper, inner):
            paper.draw("b")
    paper.tags.page = 1
    with marked(paper, outer):
        paper.draw("c")
    depth = 0
    for one in paper.written:
        depth += one.endswith("BDC") - (one == "EMC")
        assert 0 <= depth <= 1
    assert paper.tags.counts() == {0: 3, 1: 1}
    assert outer.kids[1] is inner


def test_that_a_canvas_without_tags_is_drawn_on_as_ever():
    with marked(object(), Element("P")), grouped(object(), Element("P")), artifact(object()):
        pass
    assert TextTag(Element("P")).element.kids == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain", ""),
        ("شهر", "شهر"),
        ("two\nlines", "two\nlines"),
        ("\u2068שלום\u2069", "שלום"),
        ("\u2068abc\u2069", ""),
    ],
)
def test_that_only_what_glyphs_do_not_say_is_stated(text, said):
    assert actual_text(text) == said


def test_that_a_repeated_head_is_told_once_and_no_parent_is_missing(renderer):
    with opened(renderer, long_table_snapshot()) as pdf:
        contents = [ContentReader().read(page) for page in pdf.pages]
        tables = [t for t in elements(pdf, "Table") if len(t.K) > 60]
        assert len(tables) == 1
        rows = list(tables[0].K)
        heads = [row for row in rows if all(cell.S == Name.TH for cell in row.K)]
        assert len(heads) == 1
        assert len(rows) == 81
        pages = {row.K[1].K.Pg.objgen for row in rows if "/K" in row.K[1]}
        assert len(pages) > 1
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        for place, content in enumerate(contents):
            assert len(parents[place]) == len(content.texts)
            assert all(isinstance(parent, Dictionary) for parent in parents[place])
            assert content.faults == set()


def test_that_contents_over_two_pages_lead_where_they_say(renderer):
    with opened(renderer, long_table_snapshot()) as pdf:
        pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        links = [(p, a) for p in range(3) for a in pdf.pages[p].obj.get("/Annots", ()) if "/Dest" in a]
        assert {place for place, _ in links} == {1, 2}
        names = pdf.Root.get("/Dests")
        for _, link in links:
            target = link.Dest if isinstance(link.Dest, pikepdf.Array) else names[link.Dest]
            said = int(re.search(r"(\d+)$", str(link.Contents))[1])
            assert pages[target[0].objgen] == said - 1
    snapshot = long_table_snapshot()
    assert faults(renderer.render(snapshot, PrintOptions(), Unwatched()).data) == ()


def test_that_the_outline_leads_to_the_pages_of_its_headings(renderer):
    with opened(renderer, long_table_snapshot()) as pdf:
        read = [ContentReader().read(page) for page in pdf.pages]
        pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        names = pdf.Root.get("/Dests")
        seen = 0
        item = pdf.Root.Outlines.First
        while item is not None:
            target = item.Dest if isinstance(item.Dest, pikepdf.Array) else names[item.Dest]
            assert str(item.Title) in read[pages[target[0].objgen]].texts.values()
            seen += 1
            item = item.get("/Next")
        assert seen > 2


def test_that_a_persian_foot_counts_pages_in_persian(renderer):
    with opened(renderer, language="fa") as pdf:
        count = str(len(pdf.pages)).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        reader = ContentReader()
        page = pdf.pages[2]
        fonts = {name: reader.to_unicode(font) for name, font in page.obj.Resources.Font.items()}
        said = ""
        content = page.obj.Contents.read_bytes().decode("latin-1")
        foot = re.findall(r"/Artifact <</Type /Pagination>> BDC(.*?)EMC", content, re.DOTALL)[0]
        table = {}
        for font, array in re.findall(r"(/T\d+) [\d.]+ Tf|\[([^\]]*)\]TJ", foot):
            table = fonts.get(font, table)
            codes = "".join(re.findall(r"<([0-9A-F]+)>", array))
            said += bytes.fromhex(codes).decode("utf-16-be").translate(table)
        assert count in said
        assert str(len(pdf.pages)) not in re.sub(r"[A-Z0-9]{5}(-[A-Z0-9]{5})+", "", said)


def test_that_every_link_and_field_is_printed_says_itself_and_stands_in_the_tree(renderer):
    with opened(renderer) as pdf:
        annotations = [a for page in pdf.pages for a in page.obj.get("/Annots", ())]
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        kinds = set()
        for one in annotations:
            holder = parents[one.StructParent]
            kinds.add((str(one.Subtype), str(holder.S)))
            assert one.F == 4
            assert str(one.Contents)
            held = holder.K if isinstance(holder.K, pikepdf.Array) else [holder.K]
            assert any(isinstance(k, Dictionary) and k.get("/Type") == Name.OBJR for k in held)
        assert kinds == {("/Link", "/Link"), ("/Widget", "/Form")}


def test_that_headings_lists_tables_and_ticks_are_what_they_are(renderer):
    data = renderer.render(full_snapshot(), PrintOptions(), Unwatched()).data
    kinds = {passage.kind for passage in passages(data)}
    assert {"H1", "H2", "H3", "P", "Lbl", "LBody", "TOCI"} <= kinds
    blank = passages(renderer.render(full_snapshot(), PrintOptions(variant="blank"), Unwatched()).data)
    assert "☐" in {passage.text for passage in blank}
    with opened(renderer) as pdf:
        scopes = {str(head.A.Scope) for head in elements(pdf, "TH")}
        assert scopes == {"/Column", "/Row"}
        assert {str(one.A.ListNumbering) for one in elements(pdf, "L")} == {"/Disc", "/Decimal"}


def test_that_heads_rules_and_the_draft_mark_are_furniture(renderer):
    data = renderer.render(full_snapshot(), PrintOptions(), Unwatched()).data
    said = [passage.text for passage in passages(data)]
    assert not any(text.startswith("Page 2 of") for text in said)
    assert said.count("DRAFT") <= 1
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = b"".join(page.obj.Contents.read_bytes() for page in pdf.pages)
    assert b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC" in contents
    assert b"/Artifact <</Type /Layout>> BDC" in contents


def test_that_every_printed_code_has_its_letters_even_if_they_are_none(renderer):
    with opened(renderer, language="fa") as pdf:
        reader = ContentReader()
        for page in pdf.pages:
            found = reader.read(page)
            for name, codes in found.codes.items():
                known = reader.to_unicode(page.obj.Resources.Font["/" + name])
                assert codes
                assert all(ord(code) in known for code in codes)
