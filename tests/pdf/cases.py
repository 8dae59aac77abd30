"""A city with an answer of every kind, and ways to look at its print: as blocks, as text, page by page."""

from dataclasses import fields, is_dataclass, replace

import pypdfium2

from lcapp.domain.answers import AnswerKey
from lcapp.domain.computed import computed_values
from lcapp.domain.dossier import Note
from lcapp.domain.forms import Hand, Part, Section
from lcapp.i18n import Words
from lcapp.pdf import block_kinds as kinds
from lcapp.pdf.dossier_blocks import dossier_blocks
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.builders import NOW, a_demo_form, a_question, a_snapshot

STORY = (
    "The river divides the town, and for thirty years each bank had a school and a mayor of its own. "
    "Since the bridge of 2016 children learn where they like and their parents meet in the evening. "
)
COMMISSION = Section(
    "endorsement",
    "Endorsement",
    (
        a_question(id_="natcom.name", label="Officer", filled_by=Hand.NATIONAL_COMMISSION),
        a_question("long_text", "natcom.reasons", label="Reasons", filled_by=Hand.NATIONAL_COMMISSION),
        a_question("signature", "natcom.signature", label="Signature", filled_by=Hand.NATIONAL_COMMISSION),
    ),
)


def full_form():
    """The demonstration form with a pledge that names the city, and a part for the Commission."""
    form = a_demo_form()
    city, mayor = form.parts
    pledge = mayor.sections[0]
    text = replace(pledge.questions[0], label="On behalf of {city.name}, {city.country}, I commit the city.")
    mayor = replace(mayor, sections=(replace(pledge, questions=(text, *pledge.questions[1:])),))
    natcom = Part("natcom_part", "Part 2", Hand.NATIONAL_COMMISSION, (COMMISSION,))
    return replace(form, parts=(city, mayor, natcom), provenance="Written for the tests.")


def full_answers():
    """Every question of the city answered, in several languages where that is possible."""
    return {
        AnswerKey(question, language): value
        for question, language, value in (
            ("city.name", "", "Samplia"),
            ("city.country", "", "TR"),
            ("city.website", "", "https://samplia.example/learning"),
            ("contact.email", "", "office@samplia.example"),
            ("contact.phone", "", "+90 332 000 00 00"),
            ("city.founded", "", "1868-04"),
            ("city.networks", "", {"answer": "yes", "text": "Since 2014."}),
            (
                "city.network_names",
                "",
                [{"id": "a", "text": "Healthy Cities"}, {"id": "b", "text": "Rivers"}],
            ),
            (
                "profile.population",
                "",
                {
                    "answer": {
                        "value": 84300,
                        "year": 2024,
                        "territory": "municipality",
                        "source": "Register",
                    },
                    "evidence": ["A2"],
                },
            ),
            ("profile.area", "", {"value": "495.86", "year": 2024, "source": "Land office"}),
            ("profile.colours", "", {"none": "Colours mean nothing here."}),
            ("profile.order", "", ["blue", "red", "green"]),
            ("profile.challenges", "", {"access": 4, "money": 5}),
            (
                "plan.why",
                "en",
                {
                    "answer": STORY * 6 + "\n\n- one library in each quarter\n1. then evaluate\n\nThe end.",
                    "links": ["https://samplia.example/plan.pdf"],
                    "evidence": ["A1", "A10"],
                },
            ),
            ("plan.why", "tr", "Öğreniyoruz, çünkü İstanbul'un ışığı."),
            ("plan.why", "fa", "ما یاد می‌گیریم، چون شهر ما در سال ۲۰۱۹ پیوست."),
            ("plan.goals", "en", [{"id": "g", "text": "A centre in each quarter"}]),
            (
                "plan.practices",
                "",
                [
                    {
                        "id": "p1",
                        "title": {"en": "Library bus"},
                        "started": "2017-05",
                        "cost": {"value": 120000, "year": 2023, "source": "Budget"},
                        "colour": "green",
                        "story": {
                            "answer": "The bus stops thrice.",
                            "links": ["https://samplia.example/bus"],
                        },
                    },
                    {"id": "p2", "title": {"en": "Evening school"}, "story": "Two hundred come."},
                ],
            ),
        )
    }


def full_snapshot(**more):
    """The whole of it, with a note."""
    form, answers = more.pop("form", full_form()), more.pop("answers", full_answers())
    note = Note("n", "plan.why", "Ana", "Ask the mayor about this.", NOW)
    defaults = {"computed": dict(computed_values(form, answers)), "notes": (note,)}
    return a_snapshot(form=form, answers=answers, **(defaults | more))


def long_text_snapshot(text, **more):
    """One long text, and nothing else."""
    question = a_question("long_text", "plan.why", label="Why?")
    form = replace(full_form(), parts=(Part("p", "Part 1", Hand.CITY, (Section("s", "Plan", (question,)),)),))
    return a_snapshot(form=form, answers={AnswerKey("plan.why"): text}, **more)


def blocks(snapshot=None, *, words=None, **options):
    """The blocks of a print."""
    more = {name: options.pop(name) for name in ("annexes", "second_words") if name in options}
    shown = snapshot or full_snapshot()
    return dossier_blocks(shown, words or Words("en"), PrintOptions(**options), **more).blocks


def asked(found):
    """The questions among blocks, in their order."""
    for block in found:
        if isinstance(block, kinds.Brief):
            yield from block.rows
        elif isinstance(block, kinds.Asked):
            yield block


def pages(renderer, snapshot=None, annexes=(), **options):
    """The text of each page, and the finished print."""
    shown = snapshot or full_snapshot()
    printed = renderer.render(shown, PrintOptions(**options), Unwatched(), annexes=annexes)
    pdf = pypdfium2.PdfDocument(printed.data)
    texts = []
    for page in pdf:
        text = page.get_textpage()
        # Line ends of the page are no line ends of the text.
        texts.append(" ".join(text.get_text_bounded().split()))
        text.close()
        page.close()
    pdf.close()
    return texts, printed


def all_text(thing):
    """Every string in blocks, one a line."""
    return "\n".join(_strings(thing))


def as_lines(found, depth=0):
    """Blocks as readable lines, for the goldens."""
    pad = "  " * depth
    for block in found:
        match block:
            case kinds.Heading():
                yield from ("", f"{pad}{'#' * block.level} {block.text}")
            case kinds.Sheet():
                yield from (
                    "",
                    f"{pad}======== {'front of a sheet' if block.front else 'new sheet'} ========",
                )
            case kinds.Asked():
                yield from ("", f"{pad}{block.number or '-'} {block.label.text}")
                yield from as_lines(block.body, depth + 1)
            case kinds.Sides():
                yield f"{pad}near:"
                yield from as_lines((block.near,), depth + 1)
                yield f"{pad}far:"
                yield from as_lines((block.far,), depth + 1)
                yield from as_lines(block.beneath, depth)
            case kinds.Brief():
                for row in block.rows:
                    answers = (_marked(text.said) for text in row.body)
                    yield f"{pad}{row.number} {row.label.text}: {' / '.join(answers)}"
            case kinds.Card():
                yield f"{pad}[{block.number}]"
                yield from as_lines(block.body, depth + 1)
            case kinds.Text():
                look = "" if block.look in ("answer", "value") else f"({block.look}) "
                yield f"{pad}{look}{block.marker + ' ' if block.marker else ''}{_marked(block.said)}"
            case kinds.Statement():
                yield f"{pad}(statement) {_marked(block.said)}"
            case kinds.Grid():
                yield f"{pad}| " + " | ".join(column.title for column in block.columns)
                for row in block.rows:
                    cells = (" / ".join(_marked(text.said) for text in cell) for cell in row)
                    yield f"{pad}| " + " | ".join(cells)
            case kinds.Pairs():
                for name, texts in block.rows:
                    yield f"{pad}{name.text}: {' / '.join(_marked(text.said) for text in texts)}"
            case _:
                values = ((f.name, getattr(block, f.name)) for f in fields(block))
                told = " ".join(
                    f"{name}={_plain(value)}" for name, value in values if value not in (None, "")
                )
                yield f"{pad}<{type(block).__name__} {told}>"


def _marked(said):
    pieces = (f"[{p.text}]({p.link})" if p.link else f"**{p.text}**" if p.bold else p.text for p in said)
    return "".join(pieces)


def _plain(value):
    if isinstance(value, tuple):
        return "; ".join(v.text if isinstance(v, kinds.Said) else str(v) for v in value)
    return value


def _strings(thing):
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _strings(one)
    elif is_dataclass(thing):
        if isinstance(thing, kinds.Text | kinds.Statement):
            yield thing.text
        for one in fields(thing):
            yield from _strings(getattr(thing, one.name))
