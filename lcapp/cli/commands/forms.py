"""`lcapp forms list | show | check | changes`: the questionnaires."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_family, add_verb
from lcapp.cli.commands import form_check
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, Output, readable, table
from lcapp.cli.shapes import form_head, whole_form
from lcapp.domain.form_changes import Effect, changes
from lcapp.domain.forms import Form, Question
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import (
    change_sentence,
    confidence_badge,
    effect_words,
    hand_words,
    harmless,
    kind_words,
)
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "forms", "The forms: what each call asks for.")
    add_verb(verbs, "list", "List the forms.").set_defaults(run=list_forms)
    show = add_verb(verbs, "show", "Show one form with every question.")
    show.add_argument("form", metavar="FORM", help="such as membership-2025")
    show.set_defaults(run=run)
    check = add_verb(verbs, "check", "Check a form or call file; exit code 1 when it cannot be used.")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=form_check.run)
    compare = add_verb(verbs, "changes", "Say what changed between two forms.")
    compare.add_argument("old", metavar="OLD", help="such as membership-2023")
    compare.add_argument("new", metavar="NEW", help="such as membership-2025")
    compare.set_defaults(run=show_changes)


def list_forms(app: App, args: Namespace, out: Output) -> int:
    """Every form in one line; one that cannot be read is said and stops nothing."""
    forms = readable(app.forms.names(), app.forms.get, out)
    words = out.words

    def lines() -> list[str]:
        return table(
            words,
            [
                (form.name, kind_words(words, form.kind), confidence_badge(words, form), form.valid)
                for form in forms
            ],
        )

    out.show([form_head(form) for form in forms], lines)
    return FINE


def run(app: App, args: Namespace, out: Output) -> int:
    """One form in full."""
    form = app.forms.get(args.form)
    out.show(whole_form(form), lambda: _lines(out.words, form))
    return FINE


def _lines(words: Words, form: Form) -> Iterator[str]:
    own = FormWords(words, form.name)
    yield f"{form.name}: {harmless(words, own.title(form))}"
    yield confidence_badge(words, form)
    for part in form.parts:
        yield ""
        yield words._(
            "{part} (filled by {hand})",
            part=harmless(words, own.part(part) or part.id),
            hand=hand_words(words, part.filled_by),
        )
        for section in part.sections:
            yield f"  {harmless(words, own.section(section) or section.id)}"
            for question in section.questions:
                yield f"    {question.id}  [{_traits(words, question)}]"
                yield f"      {harmless(words, own.label(question))}"


def _traits(words: Words, question: Question) -> str:
    said = [str(question.type)]
    if question.takes_answer and not question.required:
        said.append(words._("may stay empty"))
    if question.translatable:
        said.append(words._("by language"))
    if question.max_words is not None:
        said.append(words.ngettext("at most {count} word", "at most {count} words", question.max_words))
    if question.max_characters is not None:
        said.append(
            words._("at most {limit} characters", limit=formats.number(words, question.max_characters))
        )
    return words.listed(said)


def show_changes(app: App, args: Namespace, out: Output) -> int:
    """Every difference between two forms, by what it means for answers already written."""
    old, new = app.forms.get(args.old), app.forms.get(args.new)
    found = changes(old, new)
    words = out.words
    told = [
        {
            "code": change.code,
            "question": change.question,
            "effect": str(change.effect),
            "params": dict(change.params),
            "text": change_sentence(words, change),
        }
        for change in found
    ]

    def lines() -> Iterator[str]:
        for effect in (Effect.LOSES_TEXT, Effect.NEEDS_DECISION, Effect.SAFE):
            mine = [change for change in found if change.effect is effect]
            if mine:
                yield f"{effect_words(words, effect)}:"
                for change in mine:
                    form = new if new.question(change.question) else old
                    place = labelled(words, form, change.question)
                    yield f"  {place}: {change_sentence(words, change)}"
        if not found:
            yield words._("No differences.")

    out.show({"old": args.old, "new": args.new, "changes": told}, lines)
    return FINE
