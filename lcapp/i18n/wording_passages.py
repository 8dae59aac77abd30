"""Sentences for answers, made from the city's records: the officer edits them afterwards."""

from collections.abc import Callable, Iterable

from lcapp.domain.forms import Form, Question
from lcapp.domain.record_passages import Chosen, Day, Listed, Number, Part, Sentence
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.sentences import Sentences
from lcapp.i18n.words import N_, Words

PASSAGES: Sentences = {
    "as_it_is": "{text}",
    "plan_named": N_("The city follows a plan called “{name}”."),
    "plan_adopted": N_("{who} adopted it ({date})."),
    "plan_slogan": N_("Its slogan is “{slogan}”."),
    "plan_unnamed_adopted": N_("{who} adopted the learning city plan ({date})."),
    "plan_unnamed_slogan": N_("The slogan of the learning city is “{slogan}”."),
    "plan_needs": N_("What people most need to learn: {things}."),
    "plan_priorities": N_("These challenges come first: {things}."),
    "goals_short": N_("Goals for the next two years: {goals}."),
    "goals_medium": N_("Goals for three to five years: {goals}."),
    "goals_long": N_("Goals beyond five years: {goals}."),
    "goal_measured": N_("Indicator “{indicator}”: from {baseline} ({from}) to {target} ({to})."),
    "goal_measured_undated": N_("Indicator “{indicator}”: from {baseline} to {target}."),
    "activity": N_("Activity: {title}."),
    "activity_group": N_("Activity: {title}, for {group}."),
    "activity_result": N_("Activity: {title}. Result: {result}."),
    "activity_group_result": N_("Activity: {title}, for {group}. Result: {result}."),
    "plan_team": N_("A team carries the plan; its {count} members come from {bodies}."),
    "plan_review": N_("The next review of the plan is due: {date}."),
    "steering_group": N_("A steering group has {count} members from: {names}."),
    "steering_chair": N_("Its chair is {name}."),
    "steering_meets": N_("How it meets: {how}."),
    "partners_sectors": N_("Partners in all: {count}, from these sectors: {sectors}."),
    "partner_gives": N_("{name}: {gives}."),
    "partners_signed": N_("Agreements were signed with {names}."),
    "partners_speak_for": N_("Partners speak for people who are left behind: {groups}."),
    "partner_cities": N_("The city works with other cities: {names}."),
    "citizens_idea": N_("Citizens proposed: {idea}. What came of it: {became}."),
    "events_rhythm": N_("How events follow each other: {how}."),
    "event": N_("Event: {title}."),
    "event_dated": N_("Event: {title} ({date})."),
    "event_people": N_("Event: {title}, with {people} participants."),
    "event_dated_people": N_("Event: {title} ({date}), with {people} participants."),
    "event_theme": N_("Its theme: {theme}."),
    "event_skills": N_("People gained: {skills}."),
    "came_of_it": N_("What came of it: {what}."),
    "group_size": N_("{group}: {size} people live in the city."),
    "group_barriers": N_("{group}: kept away by {barriers}."),
    "group_measure": N_("{group}: what is done: {measure}."),
    "group_programme": N_("{group}: reached by the programme “{programme}”."),
    "group_programme_reached": N_("{group}: the programme “{programme}” reached {reached} people."),
    "group_reached": N_("{group}: {reached} people were reached."),
    "places_of_learning": N_("Places of learning: {count}, such as {names}."),
    "indicators_kept": N_("Indicators kept: {count}, among them {names}."),
    "indicator_development": N_("{name}: {before} ({from}), {after} ({to})."),
    "survey_answered": N_("Survey “{title}”: {answered} of {asked} people answered."),
    "survey_found": N_("Survey “{title}” found: {found}."),
    "lessons": N_("What the city will do otherwise: {lessons}."),
    "resources_of_year": N_("Resources for {year}: {amount}."),
    "resources_from": N_("{giver}: {amount}."),
    "resources_secured": N_("Secured: {amount}, {share} of the whole."),
    "resources_ways": N_("Ways of funding: {ways}."),
    "assessed": N_("The city assessed itself on the Key Features of Learning Cities ({year})."),
    "strong_areas": N_("It is strong in: {features}."),
    "weak_areas": N_("It is weak in: {features}."),
    "own_strengths": N_("Strengths: {things}."),
    "own_gaps": N_("Gaps: {things}."),
    "own_priorities": N_("Priorities: {things}."),
    "practice": N_("Practice: {title}, for {group}."),
    "practice_alone": N_("Practice: {title}."),
    "practice_period": N_("It ran from {from} to {to}."),
    "practice_since": N_("It has been running since {from}."),
    "practice_older": N_("It began before the city joined the network ({from}) and is still running."),
    "practice_partners": N_("Partners: {names}."),
    "practice_budget": N_("Budget: {amount}."),
    "practice_goals": N_("Sustainable Development Goals: {names}."),
    "practice_clusters": N_("Clusters of the network: {names}."),
    "practice_areas": N_("Areas of the Key Features: {names}."),
    "practice_link": N_("More about it: {link}"),
    "practice_people": N_("It reached {people} people."),
    "practice_new": N_("What was new: {what}."),
    "practice_copied": N_("What another city could copy: {what}."),
}
"""By code; every name in braces is a part of the sentence."""

_SHARE = "share"
_CLOSING = ".!?…。؟।！？"

FindForm = Callable[[str], Form | None]
"""Gives the form of a record by its id."""


def passage(words: Words, sentences: Iterable[Sentence], find_form: FindForm) -> str:
    """Sentences one after the other, each in its own line so that they are easily edited.

    Args:
        words: In the language of the answer.
        sentences: As `lcapp.domain.record_feeds` made them.
        find_form: For the names of options.
    """
    return "\n".join(said(words, one, find_form) for one in sentences)


def said(words: Words, one: Sentence, find_form: FindForm) -> str:
    """One sentence; a part that closes itself is not closed twice."""
    pattern = str(PASSAGES[one.code])
    parts = {
        name: part_said(words, part, find_form, share=name == _SHARE) for name, part in one.parts.items()
    }
    text = words._(pattern, **parts)
    return text[:-1] if text[-1:] == "." and text[-2:-1] in _CLOSING else text


def part_said(words: Words, part: Part, find_form: FindForm, *, share: bool = False) -> str:
    """What fills a gap, in the language of the answer; texts of people as they are."""
    match part:
        case Day():
            return formats.day(words, part.value)
        case Number() if share:
            return formats.percent(words, int(part.value))
        case Number():
            return f"{formats.number(words, part.value)} {part.unit}".strip()
        case Listed():
            return words.listed(part.texts)
        case Chosen():
            return words.listed(_options(words, part, find_form))
    return " ".join(part.split())


def _options(words: Words, chosen: Chosen, find_form: FindForm) -> tuple[str, ...]:
    form = find_form(chosen.record)
    if form is None:
        return chosen.options
    own = FormWords(words, form.name)
    return tuple(_option(own, form, chosen, option) for option in chosen.options)


def _option(own: FormWords, form: Form, chosen: Chosen, option: str) -> str:
    group = form.question(chosen.group) if chosen.group else None
    question: Question | None = group.field(chosen.field) if group else form.question(chosen.field)
    if question is None:
        question = next((one for one in form.questions() if one.option(option)), None)
    return own.option(question, option, group=group) if question else option
