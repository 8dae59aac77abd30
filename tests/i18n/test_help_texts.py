"""The help in other languages: what is extracted, how it is said, and the table of official terms."""

import gettext
import io
import json
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from lcapp.i18n import Catalogs, Words
from lcapp.i18n.glossary import read_terms
from lcapp.i18n.help_pages import has_words, page_of, read_pages
from lcapp.i18n.help_texts import help_texts, pages_in, sample_text, sample_texts

RESOURCES = Path(__file__).parents[2] / "resources"
PAGE = """# Keys

Press **Save** or
type `lcapp save`.

- One item
2. Another

| What | Key |
| --- | --- |
| Undo | 3 |
| `lcapp` | |

```
never translated
```
"""


def words_of(language, **said_by_context):
    catalog, written = Catalog(locale=language), io.BytesIO()
    for context, pairs in said_by_context.items():
        for message, said in pairs.items():
            catalog.add(message, said, context=context.replace("_", "-"))
    write_mo(written, catalog)
    written.seek(0)
    read = gettext.GNUTranslations(written)
    return Words(language, None, None, lambda: read)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "keys.md").write_text(PAGE, "utf-8")
    return tmp_path / "help"


def test_that_every_piece_with_words_is_extracted_once_under_its_page(folder):
    found = list(help_texts(folder))
    assert {text.context for text in found} == {"keys"}
    assert [(text.text, text.comment) for text in found] == [
        ("Keys", "title of the page"),
        ("Press **Save** or type `lcapp save`.", "paragraph"),
        ("One item", "item of a list"),
        ("Another", "item of a list"),
        ("What", "cell of a table"),
        ("Key", "cell of a table"),
        ("Undo", "cell of a table"),
    ]


def test_that_a_page_is_said_in_the_language_and_what_nobody_translated_in_english(folder):
    pressed = {"Press **Save** or type `lcapp save`.": "**ذخیره** را بزنید یا `lcapp save` بنویسید."}
    page = pages_in(words_of("fa", keys={"Keys": "کلیدها", **pressed}), folder)[0]
    assert page.title == "کلیدها"
    assert [block.text for block in page.blocks[1:4]] == [
        "ذخیره را بزنید یا lcapp save بنویسید.",
        "One item",
        "Another",
    ]
    assert [block.cells for block in page.blocks if block.kind == "item"] == [("•",), ("۲.",)]
    assert [block.cells for block in page.blocks if block.kind == "row"][1:] == [("Undo", "۳"), ("lcapp", "")]
    assert page.blocks[-1].text == "never translated"


def test_that_another_page_with_the_same_words_keeps_its_own_translation(folder):
    (folder / "more.md").write_text("# Keys\n", "utf-8")
    words = words_of("fr", keys={"Keys": "Touches"}, more={"Keys": "Clés"})
    assert [page.title for page in pages_in(words, folder)] == ["Touches", "Clés"]


def test_that_the_help_is_read_only_when_it_is_asked_for(tmp_path):
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    place = tmp_path / "fr" / "LC_MESSAGES"
    for name in ("lcapp", "help"):
        with (place / f"{name}.mo").open("wb") as file:
            write_mo(file, Catalog(locale="fr"))
    words = Catalogs(tmp_path).words("fr")
    (place / "help.mo").unlink()
    assert words.help_text("keys", "Keys") == "Keys"


def test_that_english_says_the_help_as_it_was_written():
    folder = RESOURCES / "help"
    # Their tables are made from data.
    made = ("glossary", "sources")
    plain = [page for page in read_pages(folder) if page.name not in made]
    assert plain == [page for page in pages_in(Words("en"), folder) if page.name not in made]


def test_that_no_text_of_the_shipped_help_is_beyond_translation():
    """Whatever stands on a page is an example, a figure, an address, or extracted."""
    for page, text in ((path.stem, path.read_text("utf-8")) for path in (RESOURCES / "help").glob("*.md")):
        extracted = {each.text for each in help_texts(RESOURCES / "help") if each.context == page}
        asked = []

        def say(kind, piece, asked=asked):
            asked.append(piece)
            return piece

        page_of(page, text, say)
        assert {piece for piece in asked if has_words(piece) and piece != "•"} == extracted


@pytest.mark.parametrize("language", ["en", "fa", "fr", "sl", "tr"])
def test_that_no_mark_of_the_source_is_shown_in_any_language(language):
    words = Catalogs(RESOURCES.parent / "translations").words(language)
    pages = pages_in(words, RESOURCES / "help")
    said = [
        (page.name, piece)
        for page in pages
        for block in page.blocks
        if block.kind != "example"
        for piece in (page.title, block.text, *block.cells)
    ]
    assert len(said) > 500
    assert [(name, piece) for name, piece in said if re.search(r"\*|`|^#|\[[^\]]*\]\(", piece)] == []


def test_that_samples_are_said_in_the_language():
    note = "A real city."
    assert [text.text for text in sample_texts("cork", "Cork", note)] == ["Cork", note]
    assert {text.context for text in sample_texts("cork", "Cork", note)} == {"sample/cork"}
    assert [text.text for text in sample_texts("cork", "Cork", "")] == ["Cork"]
    words = words_of("fr", **{"sample/cork": {note: "Une vraie ville."}})
    assert sample_text(words, "cork", note) == "Une vraie ville."
    assert sample_text(words, "other", note) == note


@pytest.mark.parametrize("language", ["en", "fa", "fr", "sl", "tr"])
def test_that_the_official_terms_stand_side_by_side_with_the_readers_language_first(language):
    words = Catalogs(RESOURCES.parent / "translations").words(language)
    page = next(page for page in pages_in(words, RESOURCES / "help") if page.name == "glossary")
    rows = [block.cells for block in page.blocks if block.kind == "row"]
    table, sources = [row for row in rows if len(row) == 5], [row for row in rows if len(row) == 2]
    terms = read_terms(RESOURCES / "reference" / "glossary.json")
    regions, commissions = 5, [row for row in rows if len(row) == 3]
    assert len(table) == 1 + len(terms) + 1 + regions
    assert len(sources) == 1 + len(terms)
    assert len(commissions) > 10
    assert not any(block.kind == "table" for block in page.blocks)
    cities = next(row for row in table if "öğrenen şehir" in row)
    assert set(cities) == {
        "learning city",
        "ville apprenante",
        "شهر یادگیرنده",
        "öğrenen şehir",
        "učeče se mesto",
    }
    assert cities[0] == terms[1].said[language]
    assert all(all(row) for row in table)


def test_that_every_term_says_where_it_was_seen():
    told = json.loads((RESOURCES / "reference" / "glossary.json").read_text("utf-8"))
    assert all(term["en"] and term["provenance"] for term in told["terms"])
    assert len({term["key"] for term in told["terms"]}) == len(told["terms"])
    labels = re.compile("seen|seed|from memory|author|common")
    assert all(labels.search(term["provenance"]) for term in told["terms"])
