"""Sentences of faults: what the form or its call refuses, beyond the limits of the form."""

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_

FAULTS: Sentences = {
    "text_in_other_language": N_(
        "This text stands under {language}, but reads like another language. Put it under its own, "
        "or translate it."
    ),
    "gap_left": N_("“{said}” is a note for yourselves. Put the answer in its place."),
    "answer_says_nothing": N_("“{said}” is no answer. The form must be readable by itself."),
    "website_without_protocol": N_("“{value}” lacks https:// or http://, which this question asks for."),
    "phone_without_country": N_("“{value}” has no country code. Begin with + and the code."),
    "figure_is_zero": N_("This figure cannot be 0; another one is worked out from it."),
    "period_crossed": N_("It ends ({ended}) before it begins ({started}); one of the two dates is wrong."),
    "signed_before_call": N_("Signed on {day}, before the call opened ({opens})."),
    "signed_after_deadline": N_("Signed on {day}, after the deadline ({deadline})."),
    "member_too_short": Counted(
        "months",
        "Joined on {joined}: this round asks for more than {count} month, reached on {free_on}.",
        "Joined on {joined}: this round asks for more than {count} months, reached on {free_on}.",
    ),
    "join_year_excluded": N_("Cities that joined in {year} could not be nominated in this round."),
    "award_too_recent": Counted(
        "years",
        "The record names an award of {awarded}: for {count} year, until {free_on}, the city must wait.",
        "The record names an award of {awarded}: for {count} years, until {free_on}, the city must wait.",
    ),
}
