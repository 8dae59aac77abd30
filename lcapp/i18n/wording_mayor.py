"""Sentences of the mayor's brief: duties, gains and risks."""

from lcapp.domain.mayor_brief import Risk
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.wording_months import in_a_month
from lcapp.i18n.words import N_, Words

DUTIES: Sentences = {
    "guiding_documents": N_("The city commits itself to the guiding documents of the network."),
    "take_part": N_("The city takes part in the work of the network."),
    "report_every_two_years": N_("The city reports every two years; without a report membership ends."),
    "contacts": N_("Somebody in the office answers the network's letters."),
    "publish": N_("UNESCO may publish and share what is sent, free of charge, naming the city."),
    "receive_others": N_("Other cities will ask how it was done."),
    "stay_member": N_("The report is what keeps the city in the network."),
}
GAINS: Sentences = {
    "dialogue": N_("Exchange with cities that have the same questions."),
    "documentation": N_("What works in other cities, written down."),
    "partnerships": N_("Partnerships at home and abroad."),
    "capacity": N_("Training and advice for those who do the work."),
    "tools": N_("Tools for planning, doing and measuring."),
    "no_fee": N_("Membership costs no fee."),
    "certificate": N_("A certificate, given at the International Conference on Learning Cities."),
    "shown": N_("What the city does well is shown to all cities of the network."),
    "no_label": N_("It holds for one round, and it is neither a prize of UNESCO nor an official label."),
    "membership_kept": N_("The city stays a member of the network."),
}
RISKS: Sentences = {
    "term_ends": N_("Your term ends on {date}, before the deadline ({deadline}); your successor would sign."),
    "no_costs": N_("Nobody has written down what it costs and who pays."),
    "not_secured": N_("{percent} of the resources are not secured yet."),
    "plan_not_adopted": N_("No plan is known that the council has adopted."),
    "must_fix": Counted("count", "{count} point must still be fixed.", "{count} points must still be fixed."),
    "facts_differ": Counted(
        "count",
        "{count} answer says something else than the city's own record.",
        "{count} answers say something else than the city's own record.",
    ),
    "deadline_near": Counted(
        "days",
        "It must be sent by {date}: {count} day is left.",
        "It must be sent by {date}: {count} days are left.",
    ),
    "deadline_over": N_("The deadline, {date}, is over."),
    "may_be_refused": Counted(
        "cap",
        "The National Commission may name {count} city; others may be preferred.",
        "The National Commission may name {count} cities; others may be preferred.",
    ),
    "one_winner": N_("Only one city of a country can win in a round."),
}


def duty_sentence(words: Words, code: str) -> str:
    """What the city takes upon itself."""
    return sentence(words, DUTIES, code, {})


def gain_sentence(words: Words, code: str) -> str:
    """What the city gets."""
    return sentence(words, GAINS, code, {})


def risk_sentence(words: Words, risk: Risk) -> str:
    """What may go wrong."""
    params = dict(risk.params)
    for name in ("date", "deadline"):
        if name in params:
            params[name] = formats.day_in_calendars(words, str(params[name]))
    if "percent" in params:
        params["percent"] = formats.percent(words, int(params["percent"]))
    return sentence(words, in_a_month(risk.code, risk.params) or RISKS, risk.code, params)
