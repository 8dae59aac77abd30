"""Sentences for what checking found, for what it does not look at, and for what a paste dropped."""

from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.wording_advice import ADVICE, advice_params
from lcapp.i18n.wording_errors import ERRORS
from lcapp.i18n.wording_faults import FAULTS
from lcapp.i18n.wording_months import in_a_month
from lcapp.i18n.wording_records import RECORD_FINDINGS, record_params
from lcapp.i18n.wording_translating import TRANSLATION_FINDINGS, languages_named
from lcapp.i18n.words import N_, Words

FINDINGS: Sentences = {
    "missing_answer": N_("This question has no answer yet."),
    "none_without_reason": N_("Say in a few words why there is no relevant information."),
    "none_for_a_fact": N_("Every city has this: a reason does not take its place. Write the answer itself."),
    "none_will_be_asked": N_(
        "Said to be not relevant. It counts apart from the answers, and a National Commission will ask why."
    ),
    "not_translated": N_(
        "Answered in {language} only. The call asks for {wanted}; please add a translation."
    ),
    "too_few_words": Counted(
        "missing",
        "{count} word too few; at least {limit} are asked for.",
        "{count} words too few; at least {limit} are asked for.",
    ),
    "too_many_words": Counted(
        "extra", "{count} word over the limit of {limit}.", "{count} words over the limit of {limit}."
    ),
    "too_many_characters": Counted(
        "extra",
        "{count} character over the limit of {limit}.",
        "{count} characters over the limit of {limit}.",
    ),
    "number_too_small": N_("{value} is less than the smallest possible figure, {limit}."),
    "number_too_large": N_("{value} is more than the largest possible figure, {limit}."),
    "date_not_exact": N_("{value} is not a whole date; please give day, month and year."),
    "date_too_early": N_("{value} is too early; the first possible day is {limit}."),
    "date_too_late": N_("{value} is too late; the last possible day is {limit}."),
    "too_few_items": N_("{count} given; at least {limit} are asked for."),
    "too_many_items": N_("{count} given; at most {limit} are allowed."),
    "ratings_missing": Counted("count", "{count} row has no rating yet.", "{count} rows have no rating yet."),
    "figure_without_value": N_("Year or source is given, but the figure itself is missing."),
    "figure_without_year": N_("Say for which year this figure is."),
    "figure_without_territory": N_("Say for which area this figure is: the city, the province, the country."),
    "figure_without_source": N_("Say where this figure comes from."),
    "figure_is_old": Counted(
        "limit",
        "The figure is of {year}; one not older than {count} year is better.",
        "The figure is of {year}; one not older than {count} years is better.",
    ),
    "figure_from_the_future": N_("The year {year} has not come yet; please check it."),
    "email_malformed": N_(
        "“{value}” does not look like an e-mail address. One looks like office@city.example."
    ),
    "phone_malformed": N_("“{value}” does not look like a telephone number. One looks like +45 88 72 64 00."),
    "url_malformed": N_("“{value}” does not look like a web address. One looks like https://city.example."),
    "country_malformed": N_("“{value}” is not a country code of two letters, such as TR."),
    "link_malformed": N_(
        "Link {number}, “{value}”, does not look like a web address. One looks like https://city.example."
    ),
    "to_sign": N_("To be signed on paper."),
    "evidence_unknown": N_("The evidence {number} is cited here, but not registered."),
    "answer_hidden": N_(
        "There is an answer, but the question does not apply any more; it will not be printed."
    ),
    "answer_without_question": N_(
        "This form has no such question; the answer is kept and printed at the end of the full dossier."
    ),
    "form_missing": N_("The form “{form}” is missing or cannot be used; what it asks for cannot be checked."),
    "character_not_printable": N_(
        "The character “{character}” ({code}) is in no font of the program and cannot be printed."
    ),
    "annex_not_printed": N_("Annex {number} cannot be printed. {reason}"),
    **TRANSLATION_FINDINGS,
    **RECORD_FINDINGS,
    **ADVICE,
    **FAULTS,
}

NOT_CHECKED: Sentences = {
    "truth_of_figures": N_("Whether figures are true and sources exist."),
    "links_not_opened": N_("Whether links lead somewhere: none is opened."),
    "evidence_not_read": N_("What the evidence says: no file is read."),
    "language_quality": N_("Spelling, style and translation."),
    "signatures": N_("Signatures and stamps, which are made on paper."),
    "progress_after_joining": N_(
        "Whether the progress described was made after the city joined the network."
    ),
    "form_not_official": N_("Whether the questions agree with the official form: this copy is not exact."),
}

DROPPED: Sentences = {
    "soft_hyphens": N_("soft hyphens"),
    "zero_width": N_("characters without width"),
    "direction_overrides": N_("characters that turn the writing direction"),
    "objects": N_("pictures and other objects"),
    "control_characters": N_("control characters"),
    "capped": N_("the end of the text, which was far over the limit"),
}

_DATES = ("date_not_exact", "date_too_early", "date_too_late")
_LANGUAGES = ("not_translated", *TRANSLATION_FINDINGS)


def finding_sentence(words: Words, finding: Finding, form: Form | None) -> str:
    """What was found, in one sentence; where it is inside a question is said first.

    Args:
        words: The language.
        finding: What was found.
        form: Gives the labels of fields and rows; None does without.
    """
    params = dict(finding.params)
    if finding.code in _DATES:
        params |= {name: formats.day(words, str(value)) for name, value in params.items()}
    elif finding.code in ("number_too_small", "number_too_large"):
        params |= {name: formats.number(words, value) for name, value in params.items()}
    elif finding.code in _LANGUAGES:
        params |= {
            name: languages_named(words, str(code)) for name, code in params.items() if name != "count"
        }
    elif finding.code == "annex_not_printed":
        why = {name: value for name, value in params.items() if name not in ("number", "reason")}
        params |= {"reason": sentence(words, ERRORS, str(params.get("reason")), why)}
    elif finding.code in RECORD_FINDINGS:
        params = record_params(words, finding.code, params)
    elif finding.code in ADVICE or finding.code in FAULTS:
        params = advice_params(words, finding.code, params, form)
    said = sentence(words, in_a_month(finding.code, finding.params) or FINDINGS, finding.code, params)
    place = _place_inside(words, finding, form)
    return words._("{place}: {sentence}", place=place, sentence=said) if place else said


def not_checked_sentence(words: Words, code: str) -> str:
    """What the program does not look at, to be listed under "Not checked"."""
    return sentence(words, NOT_CHECKED, code, {})


def dropped_words(words: Words, code: str) -> str:
    """What a paste left behind, to stand in a list after "Not taken over:"."""
    return sentence(words, DROPPED, code, {})


def _place_inside(words: Words, finding: Finding, form: Form | None) -> str:
    if form is None or not (finding.field or finding.item):
        return ""
    question = form.question(finding.question)
    if question is None:
        return ""
    own = FormWords(words, form.name)
    if question.type is not QuestionType.GROUP:
        return own.option(question, finding.item)
    field = question.field(finding.field)
    return own.field_label(question, field) if field else ""


def question_named(words: Words, form: Form | None, question_id: str) -> str:
    """The label of a question for lists of findings; its id where the form does not have it."""
    question: Question | None = form.question(question_id) if form else None
    if form is None or question is None:
        return harmless(words, question_id)
    return FormWords(words, form.name).label(question)
