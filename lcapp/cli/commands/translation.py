"""`lcapp translation state|check|language|name DOSSIER`: one dossier in several languages."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, language, words_of_text
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, Output
from lcapp.domain.record_names import RecordName
from lcapp.domain.translation_differences import Difference
from lcapp.domain.translation_state import (
    Translation,
    TranslationState,
    count_states,
    submission_language,
    submission_languages,
)
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_translating import (
    difference_sentence,
    languages_named,
    translation_state_words,
)
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.translating import (
    LanguagePair,
    choose_submission,
    differences_of,
    mark_checked,
    name_in_latin,
    names_of,
    translations_of,
    unit_named,
    usual_pair,
)

Told = list[tuple[Translation, tuple[Difference, ...]]]


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb and what it does."""
    parser = add_verb(subparsers, "translation", "One dossier in several languages.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="state|check|language|name")
    state = add_verb(acts, "state", "How far each translation is, and what it says otherwise.")
    _add_pair(state)
    state.set_defaults(run=tell_state)
    check = add_verb(acts, "check", "Mark translations as checked, as one act.")
    _add_pair(check)
    check.add_argument("texts", nargs="+", metavar="TEXT", help="such as vision.text, as `state` names them")
    check.set_defaults(run=check_texts)
    sent = add_verb(acts, "language", "Choose the language the dossier is sent in, or tell it.")
    sent.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    sent.add_argument("code", nargs="?", type=language, metavar="LANG")
    sent.set_defaults(run=submission)
    name = add_verb(acts, "name", "Keep a name in Latin letters beside the form's one field, or tell names.")
    name.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    name.add_argument("question", nargs="?", metavar="QUESTION", help="such as mayor.name")
    name.add_argument("name", nargs="?", type=words_of_text, metavar="NAME", help="empty forgets it")
    name.set_defaults(run=latin_name)


def tell_state(app: App, args: Namespace, out: Output) -> int:
    """Tell how far each translation is."""
    session = app.dossiers.open(args.dossier)
    pair = _pair(session, args)
    told = [
        (one, differences_of(session, pair, one.unit, dates_in=app.translating.days_in))
        for one in translations_of(session, pair)
    ]
    data = {
        "source": pair.source,
        "target": pair.target,
        "submission": submission_language(session.form, session.call, session.sides),
        "states": {str(state): count for state, count in count_states(one for one, _ in told).items()},
        "texts": [_text_shape(one, found) for one, found in told],
    }
    out.show(data, lambda: _state_lines(out.words, session, pair, told))
    return FINE


def check_texts(app: App, args: Namespace, out: Output) -> int:
    """Mark translations as checked."""
    session = app.dossiers.open(args.dossier)
    pair = _pair(session, args)
    units = [unit_named(session, pair, name).unit for name in dict.fromkeys(args.texts)]
    count = mark_checked(session, pair, units)
    session.flush()
    out.show(
        {"checked": [unit.name for unit in units], "changed": count},
        lambda: [
            out.words.ngettext(
                "{count} translation marked as checked.", "{count} translations marked as checked.", count
            )
        ],
    )
    return FINE


def submission(app: App, args: Namespace, out: Output) -> int:
    """Choose or tell the language of submission."""
    session = app.dossiers.open(args.dossier)
    if args.code:
        choose_submission(session, args.code)
        session.flush()
    chosen = submission_language(session.form, session.call, session.sides)
    possible = submission_languages(session.form, session.call)
    out.show(
        {"submission": chosen, "possible": list(possible)},
        lambda: [
            out.words._(
                "The dossier is sent in {language}; possible are {languages}.",
                language=languages_named(out.words, chosen),
                languages=languages_named(out.words, ", ".join(possible)),
            )
        ],
    )
    return FINE


def latin_name(app: App, args: Namespace, out: Output) -> int:
    """Keep or tell names in two scripts."""
    session = app.dossiers.open(args.dossier)
    if args.question and args.name is not None:
        name_in_latin(session, session.question(args.question).id, args.name)
        session.flush()
    names = [one for one in names_of(session) if args.question in (None, one.question)]
    shapes = [{"question": one.question, "own": one.own, "latin": one.latin} for one in names]
    out.show(shapes, lambda: _name_lines(out.words, session, names))
    return FINE


def _add_pair(parser: Any) -> None:
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument("--from", dest="source", type=language, metavar="LANG", help="default: of the draft")
    parser.add_argument("--into", dest="target", type=language, metavar="LANG", help="default: as it is sent")


def _pair(session: DraftSession, args: Namespace) -> LanguagePair:
    usual = usual_pair(session)
    return LanguagePair(args.source or usual.source, args.target or usual.target)


def _text_shape(one: Translation, found: tuple[Difference, ...]) -> dict[str, Any]:
    return {
        "text": one.unit.name,
        "question": one.unit.question,
        "item": one.unit.item,
        "field": one.unit.field,
        "state": str(one.state) if one.state else None,
        "by": one.by,
        "differences": [
            {
                "code": each.code,
                "said": each.said,
                "expected": each.expected,
                "in_source": each.in_source,
                "path": list(each.path),
                "start": each.start,
                "end": each.end,
            }
            for each in found
        ],
    }


def _state_lines(words: Words, session: DraftSession, pair: LanguagePair, told: Told) -> Iterator[str]:
    yield words._(
        "From {source} into {target}.",
        source=languages_named(words, pair.source),
        target=languages_named(words, pair.target),
    )
    for one, found in told:
        place = labelled(words, session.form, one.unit.question)
        if one.unit.field:
            place = f"{harmless(words, one.unit.name)} ({harmless(words, one.question.label)})"
        yield f"{translation_state_words(words, one.state)}: {place}"
        for each in found:
            yield f"  - {difference_sentence(words, each)}"
    if not told:
        yield words._("Nothing is written in either language yet.")
    states = count_states(one for one, _found in told)
    if total := sum(states.values()):
        yield words.ngettext(
            "{checked} of {count} text is checked.",
            "{checked} of {count} texts are checked.",
            total,
            checked=formats.number(words, states[TranslationState.CHECKED]),
        )


def _name_lines(words: Words, session: DraftSession, names: list[RecordName]) -> Iterator[str]:
    for one in names:
        forms = [harmless(words, form) for form in (one.own, one.latin) if form]
        yield f"{labelled(words, session.form, one.question)}: {' · '.join(forms)}"
    if not names:
        yield words._("No name is written yet.")
