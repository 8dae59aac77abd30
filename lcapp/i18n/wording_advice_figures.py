"""Sentences of advice on figures and dates: what does not go together, and what to look at."""

from collections.abc import Mapping

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_

FIGURE_ADVICE: Sentences = {
    "points_called_percent": N_(
        "From {first} to {last} percent are {said} percentage points, not {said} percent. Write "
        "“percentage points”."
    ),
    "rate_wrong": N_(
        "From {first} to {last} is a change of {right} percent, not of “{said}” percent. Reckon again."
    ),
    "difference_wrong": N_(
        "From {first} to {last} the difference is {right}, but “{said}” is given. Reckon again."
    ),
    "multiple_wrong": N_(
        "“{said}”: from {first} to {last} is {times} times as much. Choose the word that fits the figures."
    ),
    "share_wrong": N_("{part} of {whole} are {right} percent, but “{said}” percent is given. Reckon again."),
    "parts_over_whole": N_(
        "The parts told here add up to {sum}, but there are only {whole} in all. Count the parts again."
    ),
    "figures_contradict": N_(
        "“{said}” stands here, and “{meant}” in another answer: {other}. If both are the same thing, one of "
        "the two figures is wrong."
    ),
    "weekday_differs": N_("“{said}”: by the calendar this is {day}. Look which is right, weekday or date."),
    "no_such_day": N_("“{said}”: that month has no such day. Look up the date."),
    "conference_differs": N_(
        "“{said}”: by the network's own dates it is of {year}. Look up the year and the place."
    ),
    "income_far_from_country": N_(
        "The city's figure, {city} for each person, is far from the country's, {national}. Check digits, "
        "currency and unit."
    ),
    "territory_differs": N_(
        "This figure is of “{said}”, most others of the profile of “{meant}”. Give all of one area, or say "
        "why not."
    ),
    "currency_of_other_language": N_(
        "The same amounts stand here in another currency than in the text under {language}. Which is right?"
    ),
    "event_figure_of_other_year": N_(
        "The participants were counted in {year}, but the event was held in {held}. Is it another event's "
        "figure?"
    ),
    "more_than_residents": N_(
        "{value} participants are more than the {residents} people who live in the city. Check the figure, "
        "or say that visits were counted or guests came."
    ),
    "practice_not_begun": N_(
        "The practice begins on {day}, which has not come yet, but results are told. Correct the date, or "
        "choose a practice that has results."
    ),
    "funding_has_ended": N_(
        "Money of this budget ended in {year}. Say who has paid since then, or leave it out of the sum."
    ),
    "plan_has_ended": N_("The plan ran until {year}, which is over. Say which plan is in force today."),
    "target_wrong_way": N_(
        "The figure of today is “{today}”, the target “{aim}”: that would make things worse. Check it."
    ),
    "series_not_steady": N_(
        "“{said}”, but the figures beside it go up and down. Say what became better, and what did not."
    ),
    "few_answers": Counted(
        "answers",
        "A share in per cent rests on {count} answer. Give the number itself, and say how many were asked.",
        "A share in per cent rests on {count} answers. Give the numbers themselves, and say how many were "
        "asked.",
    ),
    "joined_differs": N_(
        "“{said}”, but the nomination says that the city joined on {joined}. Correct the one that is wrong: "
        "only progress made after that day counts."
    ),
    "women_and_men_over_whole": N_(
        "Women and men together come to {sum} percent here, which is more than all. One of the two shares "
        "is wrong."
    ),
    "part_beyond_whole": N_(
        "{part} of {whole} cannot be: the part is larger than the whole. Look up both figures."
    ),
    "event_uncounted": N_(
        "The event is over, but nobody reads how many took part. Give a number, if need be an estimate with "
        "its source."
    ),
    "practice_before_period": N_(
        "The practice ended on {ended}, before the time this report covers ({begins}). Choose one of these "
        "years, or say what of it went on."
    ),
    "funding_runs_out": N_(
        "Money of this budget ends in {year}. Say who pays afterwards, and what is decided already."
    ),
    "revised_before_adopted": N_(
        "A revision in {year} is told here, but the plan was adopted only in {adopted}. One of the two "
        "years is wrong."
    ),
}

FIGURE_KINDS: Sentences = {
    "points_called_percent": N_("per cent for percentage points"),
    "rate_wrong": N_("wrong rates of change"),
    "difference_wrong": N_("wrong differences"),
    "multiple_wrong": N_("doubled that is not doubled"),
    "share_wrong": N_("wrong shares"),
    "parts_over_whole": N_("parts above their whole"),
    "figures_contradict": N_("two figures of one thing"),
    "weekday_differs": N_("wrong weekdays"),
    "no_such_day": N_("days that do not exist"),
    "conference_differs": N_("the network's conferences misdated"),
    "income_far_from_country": N_("income far from the country's"),
    "territory_differs": N_("a figure of another area"),
    "currency_of_other_language": N_("another currency in another language"),
    "event_figure_of_other_year": N_("participants of another year"),
    "more_than_residents": N_("more participants than residents"),
    "practice_not_begun": N_("practices that have not begun"),
    "funding_has_ended": N_("funding that has ended"),
    "plan_has_ended": N_("plans that have ended"),
    "target_wrong_way": N_("targets that lead the wrong way"),
    "series_not_steady": N_("steady changes that are none"),
    "few_answers": N_("shares of few answers"),
    "joined_differs": N_("another day of joining"),
    "women_and_men_over_whole": N_("women and men above a whole"),
    "part_beyond_whole": N_("a part larger than its whole"),
    "event_uncounted": N_("events without participants"),
    "practice_before_period": N_("practices from before the period"),
    "funding_runs_out": N_("funding that runs out"),
    "revised_before_adopted": N_("plans revised before they were adopted"),
}
"""Short names of the kinds of advice, for lists in which they are switched."""

FIGURES_SHOWN: Mapping[str, tuple[str, ...]] = {
    "points_called_percent": ("first", "last"),
    "rate_wrong": ("first", "last", "right"),
    "difference_wrong": ("first", "last", "right"),
    "multiple_wrong": ("first", "last", "times"),
    "share_wrong": ("part", "whole", "right"),
    "income_far_from_country": ("city", "national"),
    "more_than_residents": ("value", "residents"),
    "women_and_men_over_whole": ("sum",),
    "part_beyond_whole": ("part", "whole"),
}
"""Parameters that are numbers to be written as the reader writes them."""
