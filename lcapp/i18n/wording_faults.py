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
    "signed_after_result": N_("Signed on {day}, when the result of the call was known already ({result})."),
    "joined_in_future": N_("{joined} has not come yet. Give the month in which the city joined."),
    "joined_before_founding": N_(
        "The network was called for in October 2013; {joined} is earlier. Give the month in which the city "
        "joined."
    ),
    "joined_after_result": N_(
        "Joined on {joined}, when this round was decided already ({result}). Only members could be nominated."
    ),
    "event_outside_period": N_(
        "The event of {day} lies outside the time this report covers. Correct its date or take it out."
    ),
    "country_not_member": N_(
        "{country} is no Member State of UNESCO. Choose the Member State in which the city lies."
    ),
    "region_differs": N_("UNESCO lists {country} under {region}. Choose that region."),
    "name_not_latin": N_(
        "The official name is asked for in Latin letters; the own script has its own field."
    ),
    "address_of_network": N_("“{value}” is the network's own address; a contact of the city is asked for."),
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
    "award_told_too_recent": Counted(
        "years",
        "This text says that the city received the award in {year}: for {count} year it cannot be nominated "
        "again. Correct the year, or wait.",
        "This text says that the city received the award in {year}: for {count} years it cannot be nominated "
        "again. Correct the year, or wait.",
    ),
}
