"""Sentences of the evaluator's eye: what a rule noticed and what would help."""

from collections.abc import Mapping

from lcapp.domain.forms import Form
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.wording_advice_figures import FIGURE_ADVICE, FIGURE_KINDS, FIGURES_SHOWN
from lcapp.i18n.wording_advice_words import WORD_ADVICE, WORD_KINDS
from lcapp.i18n.wording_faults import FAULTS
from lcapp.i18n.words import N_, Words

ADVICE: Sentences = {
    "criterion_untouched": N_("The answer hardly touches what is asked for here. Not found: {elements}."),
    "activity_without_group": N_("Activities are told, but not for whom: name the group they reach."),
    "activity_without_result": N_("Activities are told, but not what came of them: give a result."),
    "result_without_figure": N_("The result has no figure: how many, how much, compared with what?"),
    "monitoring_without_figure": N_("No figure stands here. Give one indicator with its value and its year."),
    "money_without_amount": N_("No amount stands here. Say how much, from whom and for how long."),
    "money_without_currency": N_("Amounts stand here without a currency. Readers abroad need one."),
    "no_monitoring": N_(
        "Nothing is said of monitoring: what is measured, and what was changed because of it?"
    ),
    "no_money": N_("Nothing is said of money or other means: who pays, how much, for how long?"),
    "vague_words": Counted(
        "count",
        "“{words}”: a figure in the same sentence would say more.",
        "“{words}”: figures in the same sentences would say more.",
    ),
    "acronym_unexplained": Counted(
        "count",
        "{acronyms} is explained nowhere. Write the name in full once, with the acronym after it.",
        "{acronyms} are explained nowhere. Write each name in full once, with the acronym after it.",
    ),
    "passage_repeated": Counted(
        "count",
        "{count} word stands word for word in another answer as well: {other}.",
        "{count} words stand word for word in another answer as well: {other}.",
    ),
    "placeholder_left": N_("“{said}” looks like a gap that was to be filled."),
    "ends_abruptly": N_("The text seems to break off: “… {said}”."),
    "word_twice": N_("“{said}” stands twice in a row."),
    "answer_very_short": Counted(
        "count",
        "Only {count} word, where {limit} are allowed. What would a reader abroad want to know?",
        "Only {count} words, where {limit} are allowed. What would a reader abroad want to know?",
    ),
    "wrong_script": N_("This text stands under {language}, but it is not written in its letters."),
    "same_in_two_languages": N_("The texts under {language} and {other} are the same. Is one still to come?"),
    "promise_in_award": Counted(
        "count",
        "“{words}”: a promise. The award looks at what was done since joining.",
        "“{words}”: promises. The award looks at what was done since joining.",
    ),
    "year_in_future": N_("The year {year} has not come yet, and this text tells what was done."),
    "year_unlikely": N_("The year {year} lies far ahead; is it a slip?"),
    "progress_before_joining": N_(
        "Something of {year} is told here, but the city joined in {joined}. Only progress since then counts."
    ),
    "joined_before_network": N_("The network opened in September 2015; {joined} is earlier."),
    "name_differs": N_("“{said}” is nearly “{meant}”. Is it a slip?"),
    "mayor_differs": N_("The mayor is called “{said}” here, and “{meant}” in the field for the name."),
    "unesco_misspelt": N_(
        "“{said}”: the name is written in capitals, UNESCO, the network's acronym is GNLC."
    ),
    "unesco_claim": N_(
        "“{said}”: membership and award are neither a label nor a prize nor a mark of quality of UNESCO."
    ),
    "applicant_as_member": N_("“{said}”: a city that applies is not a member yet."),
    "network_confused": N_("“{said}” is another network. Is this the right application?"),
    "logo_without_permission": N_(
        "A logo of UNESCO or of the network is mentioned. It may be used only with a permission given "
        "before, in writing."
    ),
    "evidence_with_logo": N_(
        "Evidence {evidence} seems to show a logo of UNESCO or of the network. Note who allowed it."
    ),
    "link_without_protocol": N_("“{value}” lacks https:// or http:// at its beginning."),
    "address_malformed": N_("“{value}” does not look like a complete address."),
    "link_local": N_("“{value}” lies on your own computer; nobody else can open it."),
    "link_behind_login": N_(
        "“{value}” may ask strangers to log in. Try it in a browser that does not know you."
    ),
    "address_nearly": N_("“{value}” is nearly “{meant}”. Is it a slip?"),
    "contact_twice": N_(
        "“{value}” is given for both contact persons. A second one helps when the first is away."
    ),
    "signed_in_future": N_("Signed on {day}, which has not come yet."),
    "endorsed_before_signed": N_(
        "Dated {day}, before the mayor signed on {signed}. The National Commission decides on a signed form."
    ),
    "ratings_all_alike": Counted(
        "count",
        "The {count} row has the same mark as all others. Which matters most?",
        "All {count} rows have the same mark. Which matters most?",
    ),
    "everything_chosen": Counted(
        "count",
        "The {count} option is chosen. A choice tells more.",
        "All {count} options are chosen. A few tell more about the city.",
    ),
    "item_twice": N_("“{said}” stands in the list twice."),
    "region_may_differ": N_(
        "UNESCO lists {country} under {region}, as far as we remember. Look it up in UNESCO's own list."
    ),
    "claim_without_source": Counted(
        "count",
        "{count} sentence with figures has no source: “{example}” Cite evidence in it, such as (A1), add "
        "a link or name the source.",
        "{count} sentences with figures have no source of their own; the first is “{example}” Cite evidence "
        "in them, such as (A1), add a link or name the source.",
    ),
    "evidence_not_cited": Counted(
        "count",
        "Evidence {evidence}, “{title}”, is cited nowhere.",
        "{count} pieces of evidence are cited nowhere: {evidence}.",
    ),
    "evidence_before_joining": N_(
        "Evidence {evidence} is of {dated}, but the city joined in {joined}. Only progress since then counts."
    ),
    "evidence_undated": Counted(
        "count",
        "Evidence {evidence}, “{title}”, has no date: is it from after the city joined?",
        "{count} pieces of evidence have no date: {evidence}. Are they from after the city joined?",
    ),
    "photo_without_rights": Counted(
        "count",
        "The picture {evidence}, “{title}”, has no note on rights. Say whose it is and what allows its use.",
        "{count} pictures have no note on rights: {evidence}. Say whose they are and what allows their use.",
    ),
    "source_unnamed": N_("“{said}”: which one, of which year, and how many were asked?"),
    "annex_not_registered": N_("The text points to {number}, but no evidence of that number is registered."),
    "parts_not_the_total": N_("The parts add up to {sum}, but {total} is given as the whole."),
    "shares_over_whole": N_("The shares in this sentence add up to {sum}. Are they of one whole?"),
    "list_counts_differently": N_("{said} are announced, but the lines of the list count {sum}."),
    "areas_differ": N_(
        "Population and area are of different areas: “{first}” and “{second}”. Together they give a wrong "
        "density."
    ),
    "years_differ": N_(
        "The two figures are printed side by side, but are of {year} and {other_year}. Give both of one year."
    ),
    "density_differs": N_(
        "The text says {said} for each square kilometre; population and area give {value}."
    ),
    "figure_of_other_language": N_("“{said}” stands here, and “{meant}” in the text under {language}."),
    "goals_without_figure": Counted(
        "count",
        "The {count} goal says neither how much nor by when. Give a figure and a year.",
        "None of the {count} goals says how much or by when. Give figures and years.",
    ),
    "target_is_past": N_("The goal was to be reached by {year}, and that year is over."),
    "target_without_baseline": N_(
        "Targets stand here without a value of today. Say where the city begins, so that a reader sees how "
        "far it wants to go."
    ),
    "group_is_everybody": N_("“{said}” is no target group: say whom the practice reaches first of all."),
    "no_change_told": N_("The answer tells what there is, but not what changed since the city joined."),
    **FIGURE_ADVICE,
    **WORD_ADVICE,
}

KINDS: Sentences = {
    "criterion_untouched": N_("criterion hardly touched"),
    "activity_without_group": N_("activity without target group"),
    "activity_without_result": N_("activity without result"),
    "result_without_figure": N_("result without figure"),
    "monitoring_without_figure": N_("monitoring without figure"),
    "money_without_amount": N_("money without amount"),
    "money_without_currency": N_("amount without currency"),
    "no_monitoring": N_("no word of monitoring"),
    "no_money": N_("no word of money"),
    "vague_words": N_("vague words"),
    "acronym_unexplained": N_("unexplained acronyms"),
    "passage_repeated": N_("repeated passages"),
    "placeholder_left": N_("gaps to be filled"),
    "ends_abruptly": N_("texts that break off"),
    "word_twice": N_("doubled words"),
    "answer_very_short": N_("very short answers"),
    "wrong_script": N_("other letters than the language's"),
    "same_in_two_languages": N_("same text in two languages"),
    "promise_in_award": N_("promises in a nomination"),
    "year_in_future": N_("years in the future"),
    "year_unlikely": N_("years far ahead"),
    "progress_before_joining": N_("progress from before joining"),
    "joined_before_network": N_("joined before the network opened"),
    "name_differs": N_("misspelt names"),
    "mayor_differs": N_("another mayor's name"),
    "unesco_misspelt": N_("UNESCO's name misspelt"),
    "unesco_claim": N_("claim of a label or prize"),
    "applicant_as_member": N_("applicant called a member"),
    "network_confused": N_("networks confused"),
    "logo_without_permission": N_("logo without permission"),
    "evidence_with_logo": N_("evidence with a logo"),
    "link_without_protocol": N_("links without protocol"),
    "address_malformed": N_("incomplete addresses"),
    "link_local": N_("links to this computer"),
    "link_behind_login": N_("links behind a login"),
    "address_nearly": N_("mistyped addresses"),
    "contact_twice": N_("the same contact twice"),
    "signed_in_future": N_("signed in the future"),
    "endorsed_before_signed": N_("endorsed before the mayor signed"),
    "ratings_all_alike": N_("ratings all alike"),
    "everything_chosen": N_("everything chosen"),
    "item_twice": N_("doubled entries"),
    "region_may_differ": N_("another region"),
    "claim_without_source": N_("figures without source"),
    "evidence_not_cited": N_("evidence cited nowhere"),
    "evidence_before_joining": N_("evidence from before joining"),
    "evidence_undated": N_("evidence without date"),
    "photo_without_rights": N_("pictures without rights"),
    "source_unnamed": N_("studies nobody names"),
    "annex_not_registered": N_("annexes that are not there"),
    "parts_not_the_total": N_("parts that are not the total"),
    "shares_over_whole": N_("shares above a whole"),
    "list_counts_differently": N_("lists that count differently"),
    "areas_differ": N_("figures of different areas"),
    "years_differ": N_("figures of different years"),
    "density_differs": N_("another density"),
    "figure_of_other_language": N_("other figures in another language"),
    "goals_without_figure": N_("goals without figure"),
    "target_is_past": N_("targets that are over"),
    "target_without_baseline": N_("targets without baseline"),
    "group_is_everybody": N_("target group of everybody"),
    "no_change_told": N_("no change since joining"),
    **FIGURE_KINDS,
    **WORD_KINDS,
}
"""Short names of the kinds of advice, for lists in which they are switched."""

ELEMENTS: Sentences = {
    "steps": N_("steps or measures"),
    "decision": N_("who decided it"),
    "year": N_("a year"),
    "partners": N_("the partners"),
    "body": N_("the body that steers"),
    "agreement": N_("roles or agreements"),
    "event": N_("an event"),
    "rhythm": N_("how often"),
    "figure": N_("a figure"),
    "group": N_("the group it reaches"),
    "measure": N_("what reaches them"),
    "instrument": N_("what is measured"),
    "consequence": N_("what was changed because of it"),
    "money": N_("money"),
    "other_resources": N_("people, places or equipment"),
    "habit": N_("families, workplaces, public places or media"),
    "novelty": N_("what is new"),
    "giving": N_("what the city gives"),
    "other_cities": N_("other cities or the network"),
    "ahead": N_("what is planned"),
    "difficulty": N_("what is difficult"),
}
"""Key elements of an answer, by the names in `resources/reference/advice/common.toml`."""

REGIONS: Sentences = {
    "africa": N_("Africa"),
    "arab_states": N_("Arab States"),
    "asia_pacific": N_("Asia and the Pacific"),
    "europe_north_america": N_("Europe and North America"),
    "latin_america_caribbean": N_("Latin America and the Caribbean"),
}

_FIGURES: Mapping[str, tuple[str, ...]] = {
    "parts_not_the_total": ("total", "sum"),
    "list_counts_differently": ("said", "sum"),
    "density_differs": ("value",),
    **FIGURES_SHOWN,
}
_DATES = (
    *("joined", "free_on", "awarded", "day", "opens", "deadline", "result"),
    *("started", "ended", "dated", "signed", "begins"),
)


def advice_params(
    words: Words, code: str, params: Mapping[str, str | int], form: Form | None
) -> dict[str, str | int]:
    """The parameters of advice or of a fault as they stand in its sentence."""
    told = dict(params)
    told |= {name: formats.day_in_calendars(words, str(told[name])) for name in _DATES if name in told}
    told |= {name: formats.number(words, told[name]) for name in _FIGURES.get(code, ())}
    if code == "shares_over_whole":
        told["sum"] = formats.percent(words, round(float(told["sum"])))
    if code == "criterion_untouched":
        names = str(told.pop("elements", "")).split(",")
        told["elements"] = words.listed(sentence(words, ELEMENTS, name, {}) for name in names if name)
    elif code in ("passage_repeated", "figures_contradict"):
        question = form.question(str(told["other"])) if form else None
        label = FormWords(words, form.name).label(question) if form and question else str(told["other"])
        told["other"] = label
    elif code in ("wrong_script", "same_in_two_languages", "text_in_other_language"):
        told |= {name: formats.language_name(words, str(lang)) for name, lang in told.items()}
    elif code == "weekday_differs":
        told["day"] = formats.day_in_calendars(words, str(params["day"]), weekday=True)
    elif code in ("figure_of_other_language", "currency_of_other_language", "half_translated"):
        told["language"] = formats.language_name(words, str(told["language"]))
    elif code in ("region_differs", "region_may_differ", "country_not_member"):
        told["country"] = formats.country_name(words, str(told["country"]))
        if "region" in told:
            told["region"] = sentence(words, REGIONS, str(told["region"]), {})
    return told


def advice_kind(words: Words, code: str) -> str:
    """The short name of a kind of advice."""
    return sentence(words, KINDS, code, {})


def advice_source(words: Words, code: str) -> str:
    """Where the reason for a piece of advice or a fault was read; empty for other findings."""
    if code not in ADVICE and code not in FAULTS:
        return ""
    # The rules are needed once a dossier is open, not while the window starts.
    from lcapp.domain.advice import SOURCES
    from lcapp.domain.faults import FAULT_SOURCES

    return harmless(words, SOURCES[code] if code in ADVICE else FAULT_SOURCES[code])
