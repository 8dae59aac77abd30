"""Sentences of the guide: what lies ahead of a city, and what is to be done when."""

from lcapp.domain.back_planner import PlannedDay
from lcapp.domain.city_calendar import CityDate
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.wording_states import kind_words
from lcapp.i18n.words import N_, Words

CITY_DATES: Sentences = {
    "months_reached": Counted(
        "months",
        "More than {count} month of membership: from now on the city may be nominated for the award.",
        "More than {count} months of membership: from now on the city may be nominated for the award.",
    ),
    "years_over": Counted(
        "years",
        "{count} year after the last award: from now on the city may be nominated again.",
        "{count} years after the last award: from now on the city may be nominated again.",
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
    "send": N_("Send it; a few days are left for what goes wrong."),
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


def planned_sentence(words: Words, planned: PlannedDay) -> str:
    """What is to be done, or what happens, on a day of the plan."""
    return sentence(words, STEPS, planned.code, planned.params)
