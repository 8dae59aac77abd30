"""`lcapp check DOSSIER`: what is missing or wrong, how far it is, and what was not checked."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, NOT_RIGHT, Output, table
from lcapp.cli.shapes import completeness_shape, finding_shape
from lcapp.domain.completeness import Completeness
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Form
from lcapp.domain.validation import not_checked
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import finding_sentence, not_checked_sentence, severity_word
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "check", "Check a dossier; exit code 1 when something must be fixed.")
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Say everything checking finds."""
    session = app.dossiers.open(args.dossier)
    form, findings, so_far = session.form, session.findings(), session.completeness()
    codes = not_checked(form)
    data = {
        "findings": [finding_shape(out.words, finding, form) for finding in findings],
        "completeness": completeness_shape(so_far),
        "not_checked": [{"code": code, "text": not_checked_sentence(out.words, code)} for code in codes],
    }
    out.show(data, lambda: _lines(out.words, form, findings, so_far, codes))
    return NOT_RIGHT if any(f.severity is Severity.MUST_FIX for f in findings) else FINE


def finding_lines(words: Words, form: Form, findings: Sequence[Finding]) -> Iterator[str]:
    """One line for each finding: severity, where by id and label, sentence."""
    for finding in findings:
        said = f"{severity_word(words, finding.severity)}: "
        place = labelled(words, form, finding.question, finding.language)
        yield said + ": ".join(part for part in (place, finding_sentence(words, finding, form)) if part)


def _sections(words: Words, form: Form, so_far: Completeness) -> Iterator[str]:
    own = FormWords(words, form.name)
    titles = {section.id: own.section(section) or section.id for _part, section in form.sections()}
    rows = [
        (
            words._("{answered} of {count}", answered=str(told.answered), count=str(told.required)),
            titles.get(told.section, told.section),
        )
        for told in so_far.sections
        if told.required
    ]
    yield from (f"  {line}" for line in table(words, rows))


def _lines(
    words: Words, form: Form, findings: Sequence[Finding], so_far: Completeness, codes: Sequence[str]
) -> Iterator[str]:
    yield from finding_lines(words, form, findings)
    if not findings:
        yield words._("Nothing found.")
    if so_far.required:
        yield words.ngettext(
            "Complete: {percent} ({answered} of {count} required question answered).",
            "Complete: {percent} ({answered} of {count} required questions answered).",
            so_far.required,
            percent=formats.percent(words, so_far.percent),
            answered=formats.number(words, so_far.answered),
        )
        if so_far.not_relevant:
            yield words.ngettext(
                "{count} required question is said to be not relevant.",
                "{count} required questions are said to be not relevant.",
                so_far.not_relevant,
            )
        yield from _sections(words, form, so_far)
    if codes:
        yield words._("Not checked:")
        yield from (f"- {not_checked_sentence(words, code)}" for code in codes)
