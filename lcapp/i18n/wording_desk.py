"""Words for the Commission's desk: states, checks and their grounds, sheets, decisions, the dispatch."""

from collections.abc import Mapping

from lcapp.domain.decision import Countdown
from lcapp.domain.eligibility import RULE_CODES, Outcome, Reason
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.formal_check import Ground
from lcapp.domain.forms import Form
from lcapp.domain.plausibility import PlausibilityNote
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.wording_findings import finding_sentence, question_named
from lcapp.i18n.wording_reasons import reason_sentence
from lcapp.i18n.words import N_, Words
from lcapp.services.decisions import DispatchItem

STATES: Sentences = {
    "new": N_("New"),
    "in_review": N_("In review"),
    "requested": N_("More was asked for"),
    "endorsed": N_("Endorsed"),
    "refused": N_("Refused"),
    "sent": N_("Sent to UIL"),
}
LEFT_OUT: Sentences = {
    "draft": N_("Draft for advice"),
}
ARRIVALS: Sentences = {
    "first": N_("New on the desk"),
    "newer": N_("A newer version; it takes the place of the one before"),
    "older": N_("An older version; the newer one stays in its place"),
    "duplicate": N_("Here already"),
    "refused": N_("Not taken"),
}
SENDERS: Sentences = {
    "own": N_("Made on this computer"),
    "unsigned": N_("The file does not say from which computer it is"),
    "lost": N_(
        "Earlier files of this city said from which computer they were; this one does not. Call and ask."
    ),
    "first": N_("The first file of this city that says from which computer it is"),
    "same": N_("From the same computer as before"),
    "another": N_("From another computer than before: call and compare the five words"),
}
VERDICTS: Sentences = {
    "passed": N_("Fulfilled"),
    "failed": N_("Not fulfilled"),
    "look": N_("Please look"),
    "not_applicable": N_("Does not apply"),
}
ELIGIBILITY: Sentences = {
    "yes": N_("May apply"),
    "no": N_("May not apply"),
    "borderline": N_("To be asked"),
}
CHECKS: Sentences = {
    "F1": N_("Form of this call"),
    "F2": N_("In time"),
    "F3": N_("Complete"),
    "F4": N_("Within the limits of words"),
    "F5": N_("Language"),
    "F6": N_("Signature of the mayor, with date"),
    "F7": N_("Kind of city and population"),
    "F8": N_("Membership"),
    "F9": N_("Six years since the last award"),
    "F10": N_("Figures have year, unit and source"),
    "F11": N_("Consent form"),
    "F12": N_("No logo without permission"),
    "F13": N_("Links and annexes open"),
}
GROUNDS: Sentences = {
    "form_is_of_call": N_("The form is {form}, as the call asks."),
    "form_is_other": N_("The form is {form}; the call asks for {wanted}."),
    "form_not_known_here": N_("The form {form} is not on this computer in the state the city used."),
    "form_stands_in": N_("The form {form} stands in until the form of this call is known."),
    "call_is_other": N_("The file is for the call {call}, not for {wanted}."),
    "came_in_time": N_("It came on {came}; the last day was {deadline}."),
    "came_late": N_("It came on {came}; the last day was {deadline}."),
    "deadline_unknown": N_("The last day of the call is not known."),
    "deadline_not_exact": N_("It came on {came}; the last day is only known as {deadline}."),
    "deadline_none": N_("The call has no last day."),
    "answered_of": N_("{answered} of {required} required questions are answered."),
    "said_not_relevant": Counted(
        "count",
        "{count} required question is said to be not relevant; ask why.",
        "{count} required questions are said to be not relevant; ask why.",
    ),
    "limits_kept": N_("No answer is longer than allowed."),
    "language_of_call": N_("The answers are in a language of the call ({languages})."),
    "answer_in_other_script": N_("{percent} percent of the letters are not Latin."),
    "signed_page_here": N_("The signed page is of {dated}."),
    "signed_page_undated": N_("A signed page is there; nobody wrote down its date."),
    "signed_page_absent": N_("No signed page was seen. Look whether the paper came."),
    "population_told": N_("{population} inhabitants."),
    "population_small": N_(
        "{population} inhabitants are fewer than {limit}. That is a question, not a refusal."
    ),
    "population_unknown": N_("The number of inhabitants is not answered."),
    "entity_told": N_("Kind of city: {entity}."),
    "entity_unknown": N_("The kind of city is not answered."),
    "award_unknown": N_("Nobody wrote down whether the city had an award before."),
    "figures_have_sources": Counted(
        "count",
        "{count} figure has year, unit and source.",
        "{count} figures have year, unit and source.",
    ),
    "no_figures": N_("The form asks for no figures."),
    "consent_page_here": N_(
        "A signed page of {dated} is there. Look whether the consent form is signed too."
    ),
    "consent_page_absent": N_("No signed consent form was seen."),
    "no_pictures": N_("There are no pictures in the dossier."),
    "picture_to_look_at": N_("Look at {number}: {title}"),
    "links_not_opened": Counted(
        "count",
        "{count} link stands in the dossier. The program opens none.",
        "{count} links stand in the dossier. The program opens none.",
    ),
    "no_links": N_("There are no links in the dossier."),
    "annexes_whole": Counted(
        "count", "{count} annex is there and opens.", "{count} annexes are there and open."
    ),
    "annex_absent": N_("{number} did not come with the file."),
    "annex_refused": N_("{number} cannot be opened safely."),
}
SHEET_LACKS: Sentences = {
    "conflict_not_declared": N_("Say whether there is a conflict of interest."),
    "score_missing": N_("{criterion} has no points yet."),
    "score_without_citation": N_("{criterion} names no sentence and no annex that its points rest on."),
    "comment_needed": N_("{criterion} has {points} points; such points need a comment."),
    "quote_not_in_answer": N_("{criterion} quotes words that do not stand in the answer to {question}."),
    "annex_not_in_dossier": N_("{criterion} names {number}, which is not in the dossier."),
}
REVIEWER_STATES: Sentences = {
    "waiting": N_("Not begun"),
    "begun": N_("Begun"),
    "finished": N_("Finished"),
    "conflict": N_("Conflict of interest"),
}
ASSIGNMENT_STATES: Sentences = {
    "free": N_("Nobody has it yet"),
    "given": N_("Given"),
    "working": N_("Working on it"),
    "overdue": N_("Overdue"),
    "finished": N_("Finished"),
    "conflict": N_("Conflict of interest"),
}
DECISIONS: Sentences = {
    "endorse": N_("Endorsed"),
    "refuse": N_("Refused"),
    "request": N_("More was asked for"),
    "reopen": N_("Taken back"),
}
SEVERITIES: Sentences = {
    "must": N_("Must be done"),
    "should": N_("Should be done"),
    "hint": N_("Hint"),
}
REPLIES: Sentences = {
    "done": N_("Done"),
    "declined": N_("Declined"),
}
DISPATCH_ITEMS: Sentences = {
    "decided_all": Counted(
        "count", "{count} dossier is not decided yet.", "{count} dossiers are not decided yet."
    ),
    "letters_written": Counted(
        "count", "{count} letter is not written yet.", "{count} letters are not written yet."
    ),
    "part2_signed": Counted(
        "count",
        "Part 2 of {count} dossier is not signed and stamped yet.",
        "Part 2 of {count} dossiers is not signed and stamped yet.",
    ),
    "within_cap": Counted(
        "count",
        "{count} is endorsed; the call allows {limit}.",
        "{count} are endorsed; the call allows {limit}.",
    ),
    "addresses_known": N_("The call's data do not say where to send it."),
    "before_date": N_("UIL must have it by {due}."),
}
DISPATCH_DONE: Sentences = {
    "decided_all": N_("All dossiers are decided."),
    "letters_written": N_("All letters are written."),
    "part2_signed": N_("Part 2 of all endorsed dossiers is signed and stamped."),
    "within_cap": Counted(
        "count",
        "{count} is endorsed, within what the call allows.",
        "{count} are endorsed, within what the call allows.",
    ),
    "addresses_known": N_("The call's data say where to send it."),
    "before_date": N_("UIL must have it by {due}."),
}
PLAUSIBILITY: Sentences = {
    "density": N_("{density} inhabitants for each km²."),
    "density_unlikely": N_("{density} inhabitants for each km²: please look at population and area."),
    "income": N_("The city's income for each head is {percent} percent of the country's."),
    "income_unlikely": N_(
        "The city's income for each head is {percent} percent of the country's: please look at both."
    ),
    "years_apart": N_("The figures are from {first} to {last}."),
    "territories_mixed": N_("The figures are of different areas: {territories}."),
}
_DAYS = ("came", "deadline", "dated", "due")


def ground_sentence(words: Words, ground: Ground, form: Form | None = None) -> str:
    """One thing a verdict of the formal check rests on.

    Args:
        words: The language.
        ground: What was found.
        form: Gives the label of the question; None names it by its id.
    """
    said = _ground(words, ground, form)
    if not ground.question:
        return said
    return words._("{place}: {sentence}", place=question_named(words, form, ground.question), sentence=said)


def lack_sentence(words: Words, lack: Finding) -> str:
    """What a sheet lacks."""
    return sentence(words, SHEET_LACKS, lack.code, lack.params)


def plausibility_sentence(words: Words, note: PlausibilityNote) -> str:
    """What was worked out from a city's figures."""
    return sentence(words, PLAUSIBILITY, note.code, note.params)


def countdown_sentence(words: Words, counted: Countdown) -> str:
    """How long until a day."""
    day = formats.day(words, counted.due.isoformat())
    if counted.days == 0:
        return words._("{day}: today", day=day)
    if counted.days < 0:
        return words.ngettext("{day}: {count} day over", "{day}: {count} days over", -counted.days, day=day)
    return words.ngettext("{day}: {count} day left", "{day}: {count} days left", counted.days, day=day)


def days_left_words(words: Words, days: int) -> str:
    """How long until a day that was named before."""
    if days == 0:
        return words._("today")
    if days < 0:
        return words.ngettext("{count} day over", "{count} days over", -days)
    return words.ngettext("{count} day left", "{count} days left", days)


def dispatch_sentence(words: Words, item: DispatchItem) -> str:
    """One thing to be seen to before the dispatch, done or not."""
    if item.code == "before_date" and not item.params["due"]:
        return words._("The day by which UIL must have it is not known.")
    table = DISPATCH_DONE if item.done else DISPATCH_ITEMS
    return sentence(words, table, item.code, _with_days(words, item.params))


def said_of(words: Words, table: Sentences, code: str) -> str:
    """The words of a code without parameters, such as a state."""
    return sentence(words, table, code, {})


def _ground(words: Words, ground: Ground, form: Form | None) -> str:
    if ground.code in GROUNDS:
        params = dict(_with_days(words, ground.params))
        if ground.code == "entity_told":
            params["entity"] = _entity(words, form, str(params["entity"]))
        return sentence(words, GROUNDS, ground.code, params)
    if ground.code in RULE_CODES:
        rule, _, outcome = ground.code.rpartition("_")
        if outcome == "met" and rule.endswith("_not"):
            rule, outcome = rule.removesuffix("_not"), "not_met"
        return reason_sentence(words, Reason(rule, Outcome(outcome), ground.params))
    return finding_sentence(words, Finding(ground.code, Severity.ADVICE, params=ground.params), None)


def _entity(words: Words, form: Form | None, entity: str) -> str:
    from lcapp.i18n.form_texts import FormWords

    question = form.question("city.entity_type") if form else None
    if form is None or question is None or question.option(entity) is None:
        return harmless(words, entity)
    return FormWords(words, form.name).option(question, entity)


def _with_days(words: Words, params: Mapping[str, str | int]) -> Mapping[str, str | int]:
    return {
        name: formats.day(words, str(value)) if name in _DAYS and value else value
        for name, value in params.items()
    }
