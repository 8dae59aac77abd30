"""Words of the city's records: what a figure rests on, and what the rules of the records say."""

from collections.abc import Mapping

from lcapp.domain.answers import Value
from lcapp.domain.computed import computed_class
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.wording_advice import REGIONS
from lcapp.i18n.wording_sending import SENDING_FINDINGS
from lcapp.i18n.words import N_, Words

BASES: Sentences = {
    "official": N_("official statistics"),
    "survey": N_("survey"),
    "expert": N_("judgement of experts"),
}
CONFIDENCES: Sentences = {
    "high": N_("sure"),
    "medium": N_("fairly sure"),
    "low": N_("uncertain"),
}


def basis_words(words: Words, basis: str) -> str:
    """What a figure rests on."""
    return sentence(words, BASES, basis, {})


def confidence_words(words: Words, confidence: str) -> str:
    """How sure the city is of a figure."""
    return sentence(words, CONFIDENCES, confidence, {})


def plan_term_words(words: Words, term: str) -> str:
    """The term of a goal."""
    return sentence(words, PLAN_TERMS, term, {})


def quality_words(words: Words, point: object) -> tuple[str, ...]:
    """What is said about the quality of a figure, in words; nothing where nothing is said.

    Args:
        words: The language.
        point: A canonical figure.
    """
    parts = point if isinstance(point, dict) else {}
    said = []
    if "basis" in parts:
        said.append(basis_words(words, str(parts["basis"])))
    if "confidence" in parts:
        said.append(confidence_words(words, str(parts["confidence"])))
    return tuple(said)


RECORD_FINDINGS: Sentences = {
    "mayor_term_over": N_("The term of office ended on {date}. Who signs now?"),
    "term_crossed": N_("The term of office ends before it begins."),
    "award_before_joining": N_("The award is older than the membership; one of the two dates is wrong."),
    "joined_in_the_future": N_("The city joins on {date}, which has not come yet."),
    "men_women_sum": N_("Men and women come to {sum}, but the population is {population}."),
    "women_share_unusual": N_(
        "{percent} of the people are women. That is unusual; please check both figures."
    ),
    "record_territory_differs": N_(
        "This figure is for “{here}”, the population for “{there}”. Figures of one table need one territory."
    ),
    "territory_of_province": N_(
        "“{territory}” looks like a province. Take the figure of the city, or say which authority signs."
    ),
    "record_years_differ": N_("This figure is of {here}, the one it belongs to of {there}."),
    "density_unusual": N_(
        "There would be {density} people per km². That is unusual; please check units and territory."
    ),
    "area_perhaps_hectares": N_(
        "There would be {density} people per km². Is the area given in hectares? 100 hectares are 1 km²."
    ),
    "gdp_unusual": N_("{value} US dollars per head is unusual. Is it in US dollars, and per head?"),
    "gdp_ratio_unusual": N_(
        "The city has {city}, the country {country} US dollars per head; please check both."
    ),
    "schooling_not_between": N_(
        "{all} years for everybody does not lie between {men} years of men and {women} years of women."
    ),
    "contacts_same_email": N_("Both contact persons have the same e-mail address."),
    "currency_malformed": N_("“{value}” is not a currency code of three capital letters, such as EUR."),
    "record_region_differs": N_("UNESCO lists {country} under {region}. Choose that region."),
    "currency_unknown": N_("“{value}” is no currency in use. Write the code of three letters, such as EUR."),
    "budgets_beyond_resources": N_(
        "The activities of the plan come to {budget}, the recorded resources only to {sum}."
    ),
    "figure_or_reason": N_("“{name}” has no figure. Give one, or say why it is not available."),
    "figure_in_two_values": N_("“{name}” stands here twice for the year {year}: {one} and {other}."),
    "figure_jumps": N_("“{name}” goes from {one} to {other}. Is that right?"),
    "percent_beyond": N_("“{name}” is {value} per cent, which is no share of a whole."),
    "goal_without_indicator": N_("This goal has no indicator; nobody can see whether it is reached."),
    "goal_without_target": N_("This goal has an indicator, but no target."),
    "goal_term_missing": N_("There is no goal for this term yet: {term}."),
    "target_before_baseline": N_("The target is for {target}, not later than the baseline of {baseline}."),
    "planned_without_group": N_("Say for whom this activity is."),
    "planned_without_result": N_("Say what comes of this activity, in figures where you can."),
    "planned_without_owner": N_("Say who answers for this activity."),
    "activity_of_unknown_goal": N_("“{goal}” is none of the goals above. Write it as it stands there."),
    "ends_before_it_begins": N_("It ends before it begins."),
    "milestone_overdue": N_("This milestone was due on {date} and is not marked as reached."),
    "milestone_reached_early": N_(
        "This milestone is marked as reached, but it is due on {date}, which has not come yet."
    ),
    "review_overdue": N_("The review was due on {date}."),
    "plan_not_adopted": N_("It is not said when the plan was adopted; a plan nobody adopted is a draft."),
    "sector_missing": N_("Nobody from this sector takes part yet: {sector}."),
    "nobody_speaks_for_groups": N_("No partner speaks for people who are left behind."),
    "steering_missing": N_("There are partners, but no steering group."),
    "steering_without_chair": N_("Say who chairs the steering group."),
    "stage_without_partner": N_("No partner takes part in this stage: {stage}."),
    "agreement_without_date": N_("The agreement is signed; say on which day."),
    "agreement_in_the_future": N_(
        "The agreement is said to be signed, but on {date}, which has not come yet."
    ),
    "event_without_result": N_("The event is over; say how many came or what came of it."),
    "event_not_documented": N_("The event is over and nothing documents it."),
    "event_without_media": N_("No media are planned for this event."),
    "event_not_a_priority": N_("Its theme is no priority of the city. Is another theme better?"),
    "event_teaches_nothing_new": N_("There is nothing new to learn. Is another theme better?"),
    "group_twice": N_("This group stands above already. Keep one record for each group."),
    "groups_not_thought_of": N_("Are there others who are left behind? Not thought of yet: {groups}."),
    "group_without_measure": N_("Nothing is done for this group yet."),
    "group_not_reached": N_("Say how many people of this group were reached."),
    "reached_more_than_live": N_("{reached} people were reached, but only {size} live in the city."),
    "practice_without_figures": N_(
        "This practice has no result in figures; winning cities had at least one."
    ),
    "practice_without_partners": N_("This practice names no partner."),
    "total_differs": N_("For {year} the total is {total}, but the records come to {sum}."),
    "total_without_records": N_("There is a total for {year}, but no record of that year."),
    "little_is_secured": N_("Only {percent} of the resources are secured."),
    "nothing_beyond": N_("Nothing stands here for the years after {year}."),
    "only_money": N_("Only money is listed. People, places and equipment are resources too."),
    "city_lines_beyond_budget": N_(
        "The records from the city budget come to {sum}, more than the whole, {budget}."
    ),
    "indicator_without_baseline": N_("This indicator has no baseline to compare with."),
    "indicator_without_result": N_("This indicator has no result yet."),
    "result_of_unknown_indicator": N_(
        "“{name}” is none of the indicators above. Write it as it stands there."
    ),
    "indicator_family_missing": N_("There is no indicator of this family yet: {family}."),
    "result_in_two_values": N_("“{name}” has two results for {year}: {one} and {other}."),
    "duty_not_kept": N_("“{partner}” did not keep this duty. Say in a lesson what follows from it."),
    "lessons_missing": N_("There are results, but no lesson is drawn from them."),
    "more_answered_than_asked": N_("More people answered than were asked."),
    "high_level_without_evidence": Counted(
        "count",
        "{count} feature has a high level here, and nothing stands behind it.",
        "{count} features have a high level here, and nothing stands behind them.",
    ),
    "assessment_year_unlikely": N_(
        "{year} cannot be the year of an assessment: the Key Features were adopted in 2013."
    ),
    "assessment_not_before": N_("The assessment before was for {year}, which does not come before this one."),
    **SENDING_FINDINGS,
    "fact_differs": N_("The city's record says something else: {value}."),
    "fact_differs_figure": N_("The city's record gives another figure: {value}."),
    "fact_differs_figure_of_year": N_("The city's record gives another figure: {value}, for {year}."),
    "fact_differs_date": N_("The city's record gives another date: {value}."),
    "change_not_in_record": N_(
        "“{said}” is announced here, but the city's record names {value}. Correct the one that is out of "
        "date: letters go to whom it names."
    ),
    "fact_given_elsewhere": N_("The city's record says that there is no relevant information: {reason}."),
    "mayor_term_ends": N_(
        "The mayor's term ends on {date}, before the call closes ({deadline}). Who signs then?"
    ),
    "mayor_out_of_office": N_(
        "The city's record says that the mayor's term ended on {date}, before the call opened ({opens}). "
        "Name the mayor in office, who signs; after a re-election, correct the term in the record."
    ),
    "record_people_differ": N_(
        "In the city's record men and women come to {sum}, but the population is {population}. Correct "
        "what is wrong before the figure is sent."
    ),
    "signed_after_term": N_(
        "Signed on {day}, but the city's record says that the mayor's term ended on {date}. Correct what is "
        "wrong, or let the mayor in office sign."
    ),
    "signed_before_term": N_(
        "Signed on {day}, but the city's record says that the mayor took office on {date}. Correct what is "
        "wrong, or let the mayor in office sign."
    ),
    "is_member_already": N_(
        "The city's record says that it joined the network on {date}; this call is for cities that are no "
        "members. Do not apply again. If the membership has ended, mark the date in the record as “no "
        "relevant information”, with the reason."
    ),
    "text_says_other_figure": N_("The text says {said}; the city's record says {value}."),
    "text_says_other_than_profile": N_("The text says {said}; the profile of this dossier says {value}."),
    "caption_says_other_figure": N_(
        "The words beside {evidence} say {said}; the city's record says {value}."
    ),
    "caption_says_other_than_profile": N_(
        "The words beside {evidence} say {said}; the profile of this dossier says {value}."
    ),
    "caption_says_other_than_answer": N_(
        "The words beside {evidence} say “{said}”; this answer says “{value}”. Correct the one that is wrong."
    ),
    "text_says_other_than_named": N_(
        "The text says {said}; the city's record says {value} under “{name}”. Correct the one that is wrong."
    ),
    "caption_says_other_than_named": N_(
        "The words beside {evidence} say {said}; the city's record says {value} under “{name}”."
    ),
}
"""What the rules of the records and the comparison with them say."""

PLAN_TERMS: Sentences = {
    "short": N_("short term"),
    "medium": N_("medium term"),
    "long": N_("long term"),
}
SECTORS: Sentences = {
    "school": N_("schools and kindergartens"),
    "university": N_("universities and research"),
    "business": N_("business and employers"),
    "civil_society": N_("civil society"),
    "culture": N_("libraries, museums, culture"),
    "citizens": N_("citizens"),
}
STAGES: Sentences = {
    "idea": N_("idea"),
    "feasibility": N_("feasibility"),
    "planning": N_("planning"),
    "doing": N_("doing"),
    "control": N_("control"),
}
FAMILIES: Sentences = {
    "educational": N_("educational"),
    "cultural": N_("cultural"),
    "social": N_("social"),
    "managerial": N_("managerial"),
}
GROUPS: Sentences = {
    "low_income": N_("people with low income"),
    "out_of_school": N_("children and adults out of school"),
    "youth_at_risk": N_("young people at risk"),
    "migrants": N_("migrants and refugees"),
    "older_people": N_("older people"),
    "disabilities": N_("people with disabilities or special needs"),
    "digitally_excluded": N_("people without digital access"),
    "minorities": N_("linguistic and cultural minorities"),
    "low_literacy": N_("adults with low literacy"),
    "unemployed": N_("unemployed people"),
    "women": N_("women with less access"),
}
_NAMED = {"term": PLAN_TERMS, "sector": SECTORS, "stage": STAGES, "family": FAMILIES}
_DATES = frozenset({"date", "deadline", "day", "opens", "sent"})
_DATED = frozenset({"fact_differs_date"})
_FIGURES = frozenset(
    {
        "sum",
        "population",
        "density",
        "city",
        "country",
        "all",
        "men",
        "women",
        "one",
        "other",
        "reached",
        "size",
    }
    | {"total", "budget"}
)
_FIGURED = frozenset(
    {
        "fact_differs_figure",
        "fact_differs_figure_of_year",
        "gdp_unusual",
        "percent_beyond",
        "text_says_other_figure",
        "text_says_other_than_profile",
        "caption_says_other_figure",
        "caption_says_other_than_profile",
        "text_says_other_than_named",
        "caption_says_other_than_named",
    }
)
_YEARS = frozenset({"year", "here", "there", "baseline", "target"})


def record_params(words: Words, code: str, params: Mapping[str, str | int]) -> dict[str, str | int]:
    """The parameters of a finding about records as people read them: days, figures and names in the language.

    Args:
        words: The language.
        code: Of the finding.
        params: As the rules gave them.
    """
    told: dict[str, str | int] = {}
    for name, value in params.items():
        if name == "groups":
            named = (sentence(words, GROUPS, one, {}) for one in str(value).split(",") if one)
            told[name] = words.listed(named)
        elif code == "record_region_differs":
            told[name] = _named_place(words, name, str(value))
        elif name in _NAMED:
            told[name] = sentence(words, _NAMED[name], str(value), {})
        elif name in _DATES or (name == "value" and code in _DATED):
            told[name] = formats.day(words, str(value))
        elif name == "percent":
            told[name] = formats.percent(words, int(value))
        elif name in _FIGURES or (name == "value" and code in _FIGURED):
            told[name] = formats.number(words, value)
        elif name in _YEARS and isinstance(value, int):
            told[name] = formats.day(words, f"{value:04d}")
        else:
            told[name] = value
    return told


def _named_place(words: Words, name: str, value: str) -> str:
    return formats.country_name(words, value) if name == "country" else sentence(words, REGIONS, value, {})


DENSITY_CLASSES: Sentences = {
    "less_than_300": N_(
        "Class on the network's city pages: less than 300 inhabitants per km² (seen there: "
        "uil.unesco.org/city/konya)."
    ),
    "300_to_500": N_(
        "Class on the network's city pages: between 300 and 500 inhabitants per km² (inferred: only the "
        "classes below and above it were seen there)."
    ),
    "more_than_500": N_(
        "Class on the network's city pages: more than 500 inhabitants per km² (such a class was seen there: "
        "uil.unesco.org/city)."
    ),
}


def computed_class_words(words: Words, question: str, worked_out: Value | None) -> str:
    """The class of a figure the program worked out, with where it was seen; empty for figures without one."""
    found = computed_class(question, worked_out)
    return sentence(words, DENSITY_CLASSES, found, {}) if found else ""
