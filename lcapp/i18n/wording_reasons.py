"""Sentences for eligibility: what each rule of a call says about a city."""

from lcapp.domain.eligibility import Reason
from lcapp.domain.searching import fold
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.wording_months import in_a_month
from lcapp.i18n.words import N_, Words

REASONS: Sentences = {
    "member_state_met": N_("{country} is a Member State of UNESCO."),
    "member_state_not_met": N_(
        "{country} is not a Member State of UNESCO; only cities of Member States may take part."
    ),
    "member_state_open": N_(
        "The country is not known here; only cities of UNESCO Member States may take part."
    ),
    "associate_member_open": N_(
        "{country} is an Associate Member of UNESCO. Ask the Institute whether its cities may apply."
    ),
    "authority_met": N_("Kind of authority: {authority}. Cities of this kind have been admitted."),
    "authority_open": N_(
        "Kind of authority: {authority}. No city of this kind was seen among the members; "
        "ask the National Commission."
    ),
    "signatory_met": N_("Signed by: {signatory}. The head of the city's administration signs."),
    "signatory_open": N_(
        "Signed by: {signatory}. The calls ask for the mayor's own signature; ask the National Commission."
    ),
    "new_city_met": N_("The city is not yet a member of the network."),
    "new_city_not_met": N_("The city joined the network on {joined}; it does not need to apply again."),
    "member_met": N_("The city has been a member of the network since {joined}."),
    "member_not_met": N_("The city joined on {joined}, after this call closes; only members may take part."),
    "member_open": N_("Only members of the network may take part; the day of joining is not known here."),
    "member_months_met": Counted(
        "months",
        "Joined on {joined}: a member for more than {count} month when the call closes.",
        "Joined on {joined}: a member for more than {count} months when the call closes.",
    ),
    "member_months_not_met": Counted(
        "months",
        "Joined on {joined}: the call asks for more than {count} month, reached on {free_on}.",
        "Joined on {joined}: the call asks for more than {count} months, reached on {free_on}.",
    ),
    "member_months_open": Counted(
        "months",
        "Joined on {joined}: more than {count} month of membership is reached on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
        "Joined on {joined}: more than {count} months of membership are reached on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
    ),
    "member_months_day_open": Counted(
        "months",
        "Member since {joined}: more than {count} month of membership is reached between {free_from} and "
        "{free_on}. Whether that is in time depends on the day of joining, which is not known here; "
        "look it up.",
        "Member since {joined}: more than {count} months of membership are reached between {free_from} and "
        "{free_on}. Whether that is in time depends on the day of joining, which is not known here; "
        "look it up.",
    ),
    "join_year_met": N_("Cities that joined in {year} may take part in this call."),
    "join_year_not_met": N_("Cities that joined in {year} do not take part in this call."),
    "years_after_award_met": Counted(
        "years",
        "Awarded on {awarded}: more than {count} year ago when the call closes.",
        "Awarded on {awarded}: more than {count} years ago when the call closes.",
    ),
    "years_after_award_not_met": Counted(
        "years",
        "Awarded on {awarded}: a city may take part again after {count} year, from {free_on} on.",
        "Awarded on {awarded}: a city may take part again after {count} years, from {free_on} on.",
    ),
    "years_after_award_open": Counted(
        "years",
        "Awarded on {awarded}: {count} year is over on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
        "Awarded on {awarded}: {count} years are over on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
    ),
    "years_after_award_day_open": Counted(
        "years",
        "Last award: {awarded}. {count} year after it is over between {free_from} and {free_on}. "
        "Whether that is in time depends on the day of the award, which is not known here; look it up.",
        "Last award: {awarded}. {count} years after it are over between {free_from} and {free_on}. "
        "Whether that is in time depends on the day of the award, which is not known here; look it up.",
    ),
    "cap_met": N_(
        "The National Commission has put forward {nominated} of at most {limit}: there is a place left."
    ),
    "cap_not_met": N_(
        "The National Commission has put forward {nominated} of at most {limit}: no place is left."
    ),
    "cap_open": N_(
        "The National Commission has put forward {nominated}. Earlier calls allowed {limit}; "
        "this call is only expected, so ask what it will allow."
    ),
    "no_cap_met": N_("This call sets no limit to how many a National Commission may put forward."),
    "cap_unknown_open": N_(
        "The National Commission has put forward {nominated}. How many this call allows is not known; ask it."
    ),
    "window_not_open_told": N_("The call is not open yet (opening date: {opens})."),
    "window_open_told": N_("The call is open (closing date: {deadline})."),
    "window_over_told": N_("The call is over (closing date: {deadline})."),
    "window_past_told": N_("The call is over (last known date: {last})."),
    "window_followed_told": N_("The call is over: it had no closing date, and a later call took its place."),
    "no_deadline_told": N_("This call sets no deadline."),
    "window_unknown_told": N_("The dates of this call are not known."),
    "own_deadline_told": N_(
        "Your National Commission's own deadline, {own}, comes before the call's, {deadline}."
    ),
    "own_deadline_over_told": N_("Your National Commission's own deadline, {own}, is over."),
    "own_deadline_late_told": N_(
        "The deadline typed for your National Commission, {own}, is later than the call's, {deadline}; "
        "please check it."
    ),
    "own_deadline_unknown_told": N_(
        "The call's deadline is {deadline}. National Commissions often set an earlier one; ask yours."
    ),
    "population_told": N_(
        "{population} inhabitants: in 2015 some Commissions asked for {limit} or more, later ones say that "
        "size does not matter. Ask yours; this is only a hint."
    ),
}

ANSWERS: Sentences = {
    "yes": N_("Yes: this city may take part."),
    "no": N_("No: this city may not take part."),
    "borderline": N_("Borderline: ask the National Commission or the Institute first."),
    "closed": N_("Closed: this call is over; nobody can take part any more."),
}
_NO_UNTIL = N_("No: this city may not take part before {until}.")

AUTHORITY_WORDS: Sentences = {
    "municipality": N_("municipality"),
    "metropolitan_municipality": N_("metropolitan municipality"),
    "district": N_("district"),
    "county": N_("county"),
    "commune": N_("commune"),
    "town_council": N_("town council"),
    "consortium": N_("consortium of municipalities"),
    "industrial_city": N_("industrial city with an authority of its own"),
    "new_town": N_("new town under a development company"),
    "other": N_("another kind"),
}
SIGNATORY_WORDS: Sentences = {
    "mayor": N_("mayor"),
    "governor": N_("governor"),
    "managing_director": N_("managing director of the city's company"),
    "commission_head": N_("head of the city's commission or council"),
    "deputy": N_("deputy of the mayor"),
    "other": N_("somebody else"),
}

_DATES = ("joined", "awarded", "free_from", "free_on", "opens", "deadline", "last", "own")


def reason_sentence(words: Words, reason: Reason) -> str:
    """What one rule says about the city."""
    params = dict(reason.params)
    params |= {name: formats.day_in_calendars(words, str(params[name])) for name in _DATES if name in params}
    if "country" in params:
        params["country"] = formats.country_name(words, str(params["country"]))
    if "authority" in params:
        params["authority"] = authority_words(words, str(params["authority"]))
    if "signatory" in params:
        params["signatory"] = signatory_words(words, str(params["signatory"]))
    return sentence(words, in_a_month(reason.code, reason.params) or REASONS, reason.code, params)


def authority_words(words: Words, authority: str) -> str:
    """A kind of authority in words."""
    return sentence(words, AUTHORITY_WORDS, authority, {})


def authority_named(words: Words, authority: str, named: str) -> str:
    """The kind of authority a record means: forms have few of them, others stand there in words.

    Args:
        words: The language the words may be in, beside English.
        authority: Option of the form.
        named: The words beside it.
    """
    if authority != "other" or not named.strip():
        return authority
    wanted, _places = fold(named.strip())
    for one in AUTHORITY_WORDS:
        for reader in (words, Words("en")):
            if wanted in (fold(authority_words(reader, one))[0], one.replace("_", " ")):
                return one
    return authority


def signatory_words(words: Words, signatory: str) -> str:
    """Who signs, in words."""
    return sentence(words, SIGNATORY_WORDS, signatory, {})


def eligibility_answer(words: Words, answer: str, until: str = "") -> str:
    """The answer as a whole.

    Args:
        words: The language.
        answer: `yes`, `no`, `borderline` or `closed`.
        until: ISO day on which a no becomes a yes; empty where there is none.
    """
    if answer == "no" and until:
        return words._(_NO_UNTIL, until=formats.day_in_calendars(words, until))
    return sentence(words, ANSWERS, answer, {})
