#!/usr/bin/env python3
"""Extract the message catalogs' templates: translations/lcapp.pot, forms.pot and help.pot.

    python resources/build/catalogs.py            write all three
    python resources/build/catalogs.py --check    exit code 1 when one is not fresh

The program's sentences are found by Babel in lcapp/; the texts of forms and calls by our own walk over
resources, each under its place as context (`lcapp/i18n/form_texts.py`); so are those of the help pages and
the sample cities (`lcapp/i18n/help_texts.py`). Templates carry no dates and no line numbers, so that they
change only when a sentence does.
"""

import io
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from lcapp import __version__  # noqa: E402
from lcapp.domain.criteria import read_criteria  # noqa: E402
from lcapp.i18n.form_texts import call_texts, criteria_texts, form_texts  # noqa: E402
from lcapp.i18n.guidance_texts import city_texts, guidance_texts  # noqa: E402
from lcapp.i18n.help_texts import help_texts, sample_texts  # noqa: E402
from lcapp.storage.guide_library import GuideLibrary  # noqa: E402

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "Counted": (2, 3)}
"""Where sentences stand: words._(…), N_(…), words.ngettext(one, many, …), Counted(by, one, many)."""

METHODS = [("**.py", "python")]


def program_catalog() -> Catalog:
    """Every sentence of the program."""
    catalog = _empty("lcapp: the program")
    found = extract_from_dir(
        ROOT / "lcapp", METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, _line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        place = (f"lcapp/{Path(file).as_posix()}", 0)
        catalog.add(message, None, [place], auto_comments=comments, context=context)
    return catalog


def forms_catalog() -> Catalog:
    """Every text of the shipped forms, calls and criteria."""
    from lcapp.storage.call_library import CallLibrary
    from lcapp.storage.form_library import FormLibrary

    catalog = _empty("lcapp: the forms, calls and criteria")
    with tempfile.TemporaryDirectory() as nothing_installed:
        forms = FormLibrary(ROOT / "resources", Path(nothing_installed))
        for name in forms.names():
            for text in form_texts(forms.get(name)):
                _add(catalog, text.context, text.text, text.comment)
        calls = CallLibrary(ROOT / "resources", Path(nothing_installed))
        for call in map(calls.get, calls.ids()):
            for text in call_texts(call):
                _add(catalog, text.context, text.text, text.comment)
    for file in sorted((ROOT / "resources" / "criteria").glob("*.toml")):
        for text in criteria_texts(read_criteria(file.read_bytes(), file=file.name)):
            _add(catalog, text.context, text.text, text.comment)
    return catalog


def help_catalog() -> Catalog:
    """Every text of the help pages and of the sample cities."""
    catalog = _empty("lcapp: the help and the sample cities")
    for text in help_texts(ROOT / "resources" / "help"):
        _add(catalog, text.context, text.text, text.comment)
    for text in guidance_texts(GuideLibrary(ROOT / "resources").guidance.files):
        _add(catalog, text.context, text.text, text.comment)
    for text in city_texts(GuideLibrary(ROOT / "resources").cities):
        _add(catalog, text.context, text.text, text.comment)
    for file in sorted((ROOT / "resources" / "samples").glob("*.json")):
        sample = json.loads(file.read_text("utf-8"))
        for text in sample_texts(file.stem, sample["title"], sample.get("note", "")):
            _add(catalog, text.context, text.text, text.comment)
    return catalog


CATALOGS = {"lcapp": program_catalog, "forms": forms_catalog, "help": help_catalog}
"""How each template is made."""


def template_bytes(catalog: Catalog) -> bytes:
    """A template as it stands on disk."""
    written = io.BytesIO()
    write_po(written, catalog, width=100, include_lineno=False, sort_output=False)
    return written.getvalue()


def messages(data: bytes) -> set[tuple[object, object]]:
    """What is in a template: messages with their contexts, nothing about the file itself."""
    return {(message.context, message.id) for message in read_po(io.BytesIO(data)) if message.id}


def _add(catalog: Catalog, context: str, text: str, comment: str) -> None:
    catalog.add(text, None, context=context, auto_comments=[comment] * bool(comment))


def _empty(project: str) -> Catalog:
    catalog = Catalog(
        project=project,
        version=__version__,
        copyright_holder="the contributors of lcapp",
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        revision_date=datetime(2026, 1, 1, tzinfo=UTC),
        charset="utf-8",
    )
    catalog.header_comment = f"# {project}. MIT licence. Made by resources/build/catalogs.py; do not edit."
    return catalog


def main(words: list[str]) -> int:
    """Write or check the templates."""
    stale = []
    for domain, make in CATALOGS.items():
        name = f"{domain}.pot"
        file = ROOT / "translations" / name
        data = template_bytes(make())
        if words == ["--check"]:
            if not file.exists() or messages(file.read_bytes()) != messages(data):
                stale.append(name)
            continue
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        print(f"translations/{name}: {len(messages(data))} messages")
    if stale:
        print(f"not fresh: {', '.join(stale)}; run python resources/build/catalogs.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
