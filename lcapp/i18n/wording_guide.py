"""Sentences of the guide: what lies ahead of a city, and what is to be done when."""

from lcapp.domain.back_planner import BackPlan, PlannedDay, Room
from lcapp.domain.calls import CallKind
from lcapp.domain.city_calendar import CityDate
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.wording_states import certainty_word, kind_words
from lcapp.i18n.words import N_, Words

CITY_DATES: Sentences = {
    "months_reached": Counted(
        "months",
        "More than {count} month of membership: from now on the city may be nominated for the award.",
        "More than {count} months of membership: from now on the city may be nominated for the award.",
    ),
    "months_reached_latest": Counted(
        "months",
        "By now at the latest more than {count} month of membership: the city may be nominated for the "
        "award. The day of joining is not known here.",
        "By now at the latest more than {count} months of membership: the city may be nominated for the "
        "award. The day of joining is not known here.",
    ),
    "years_over": Counted(
        "years",
        "{count} year after the last award: from now on the city may be nominated again.",
        "{count} years after the last award: from now on the city may be nominated again.",
    ),
    "years_over_latest": Counted(
        "years",
        "By now at the latest {count} year after the last award: the city may be nominated again. "
        "The day of the award is not known here.",
        "By now at the latest {count} years after the last award: the city may be nominated again. "
        "The day of the award is not known here.",
    ),
    "report_due": N_("The progress report is due."),
    "report_expected": N_("A progress report is likely to be due: members report every two years."),
    "call_closes": N_("The call closes."),
    "call_closes_own": N_("The National Commission wants the dossier."),
    "call_expected": N_("A call is expected."),
    "call_reckoned": Counted(
        "years",
        "A call is likely ({kind}): they came about every year.",
        "A call is likely ({kind}): they came about every {count} years.",
    ),
}

STEPS: Sentences = {
    "ask_the_commission": N_(
        "Talk to the National Commission: its own deadline, the documents it wants, who looks at the dossier."
    ),
    "name_the_team": N_("The mayor names the team and who answers for each section."),
    "gather_figures": N_("Gather the figures: each with year, territory and source."),
    "ask_the_partners": N_("Ask the partners: what they do, for whom, with what result."),
    "register_evidence": N_("Register plans, reports, photos and links as evidence, with rights and dates."),
    "draft_answers": N_("All answers are drafted in your own language."),
    "translate": N_("Hand the texts to the translator; the call takes English or French."),
    "check_and_cut": N_(
        "Check the whole dossier, cut to the limits, let somebody read it who did not write it."
    ),
    "brief_the_mayor": N_("Give the mayor the brief and the open points."),
    "mayor_signs": N_("The dossier is sealed, and the mayor signs it with the date."),
    "consent_signed": N_("The mayor signs the consent form."),
    "mayor_confirms": N_("The mayor confirms the report."),
    "send": N_("Send it, at best a few days early: something may go wrong."),
    "ask_for_receipt": N_("Ask whether it arrived and can be opened."),
    "own_deadline": N_("Deadline at the National Commission."),
    "city_deadline": N_("Deadline of the call for the city."),
    "commission_deadline": N_("The National Commission sends its endorsed dossiers to the Institute."),
    "commission_month": Counted(
        "months",
        "By now the National Commission has had its month to decide and to send on.",
        "By now the National Commission has had its {count} months to decide and to send on.",
    ),
    "result": N_("Result."),
    "result_expected": N_(
        "The result may be expected from now on: it took {least} to {most} months in earlier calls."
    ),
}
"""The days of a plan: steps by their ids in `resources/reference/back_plan.toml`, and the fixed days."""


LAYERS: Sentences = {
    "plain": N_("What is meant"),
    "prompts": N_("Questions that lead to an answer"),
    "examples": N_("What real cities did"),
    "mistakes": N_("Frequent mistakes"),
    "praised": N_("What juries praised"),
    "commission": N_("From the National Commission"),
}
"""The layers of guidance, by `lcapp.domain.guidance.Layer`."""


def layer_words(words: Words, layer: str) -> str:
    """The title of a layer of guidance."""
    return sentence(words, LAYERS, str(layer), {})


def city_date_sentence(words: Words, known: CityDate) -> str:
    """What a date of the city's calendar means."""
    params = dict(known.params)
    if "kind" in params:
        params["kind"] = kind_words(words, str(params["kind"]))
    return sentence(words, CITY_DATES, known.code, params)


def next_call_sentence(words: Words, known: CityDate, title: str) -> str:
    """Which call comes next, when, and how well that is known.

    Args:
        words: The language.
        known: From `lcapp.domain.city_calendar.next_call`.
        title: Title of the call, as it is read; empty where the call is not known yet.
    """
    day, sure = formats.day_in_calendars(words, known.value), certainty_word(words, known.certainty)
    if known.code in ("call_closes", "call_closes_own", "report_due"):
        return words._("Next: {call}, deadline {day} ({certainty}).", call=title, day=day, certainty=sure)
    if title:
        return words._("Next: {call}, opening {day} ({certainty}).", call=title, day=day, certainty=sure)
    if known.code == "report_expected":
        return words._("Next: a progress report, likely in {day} ({certainty}).", day=day, certainty=sure)
    kind = kind_words(words, str(known.params.get("kind", "")))
    return words._(
        "Next: a call is likely in {day} ({kind}; {certainty}).", day=day, kind=kind, certainty=sure
    )


def room_sentence(words: Words, plan: BackPlan) -> str:
    """Whether the time is enough, and whom to ask where it is not; empty where it is."""
    match plan.room:
        case Room.ENOUGH:
            return ""
        case Room.CLOSER:
            return words._("Less time is left than usual; all steps stand closer together.")
        case Room.SHORT:
            told = words.ngettext(
                "The time is too short: {count} working day is left.",
                "The time is too short: {count} working days are left.",
                plan.working_days,
            )
        case Room.NONE:
            told = words.ngettext(
                "{count} working day is not enough to write, translate, sign and send a dossier.",
                "{count} working days are not enough to write, translate, sign and send a dossier.",
                plan.working_days,
            )
    return f"{told} {_whom_to_ask(words, plan)}"


def _whom_to_ask(words: Words, plan: BackPlan) -> str:
    report = plan.kind is CallKind.REPORT
    if plan.room is Room.SHORT and report:
        return words._("Ask the Institute today for more time, and do at once what no report can go without.")
    if plan.room is Room.SHORT:
        return words._(
            "Ask the National Commission today for more time, and do at once what no dossier can go without."
        )
    if report:
        return words._("Ask the Institute today whether it takes the report later.")
    return words._(
        "Ask the National Commission today whether it takes the dossier later; otherwise prepare for the "
        "next call."
    )


def left_out_sentences(words: Words, plan: BackPlan) -> tuple[str, ...]:
    """What a plan that is too short leaves out; nothing where nothing can be planned at all."""
    if plan.room is not Room.SHORT:
        return ()
    return tuple(sentence(words, STEPS, name, {}) for name in plan.left_out)


def planned_sentence(words: Words, planned: PlannedDay) -> str:
    """What is to be done, or what happens, on a day of the plan."""
    return sentence(words, STEPS, planned.code, planned.params)
