"""Advice on goals and reach: targets not measurable or over, groups of everybody, no change."""

from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage, at_question
from lcapp.domain.advice_text import Passage
from lcapp.domain.findings import Finding

_GOALS = ("vision.medium_term",)
_ALL_GOALS = ("vision.medium_term", "vision.long_term")
_FEWEST_GOALS = 2
_ENOUGH_WORDS = 40
_SHORT_GROUP = 8
_NO_CHANGE_ASKED = ("criteria.network", "criteria.practices")


def measurable(matter: Matter) -> Iterator[Finding]:
    """Medium-term goals of which none holds a figure or a year."""
    by_place: dict[tuple[str, str], list[Passage]] = {}
    for passage in matter.passages:
        if passage.question.id in _GOALS and matter.words(passage) is not None:
            by_place.setdefault((passage.question.id, passage.language), []).append(passage)
    for (question, language), goals in by_place.items():
        if len(goals) >= _FEWEST_GOALS and not any(_measured(matter, goal) for goal in goals):
            yield at_question("goals_without_figure", question, language, count=len(goals))


def past_targets(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A goal that was to be reached by a year that is over."""
    lists = matter.words(passage)
    if lists is None or passage.question.id not in _ALL_GOALS:
        return
    for sentence in passage.sentences:
        for _first, last in lists.list("due_by").spans(sentence.tokens):
            following = sentence.tokens[last + 1].word if last + 1 < len(sentence.tokens) else ""
            if (
                following.isdecimal()
                and int(following) in sentence.years
                and int(following) < matter.today.year
            ):
                yield at_passage("target_is_past", passage, year=int(following))
                return


def baselines(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Targets of monitoring without one value of today or of a year that is over."""
    topic, lists = matter.data.topic_of(passage.question.id), matter.words(passage)
    if topic is None or topic.id != "monitoring" or lists is None or passage.field:
        return
    aimed = [
        place
        for place, sentence in enumerate(passage.sentences)
        if lists.list("target").found(sentence.tokens)
    ]
    if not aimed or not any(sentence.figures for sentence in passage.sentences[aimed[0] :]):
        return
    known = any(year <= matter.today.year for sentence in passage.sentences for year in sentence.years)
    if not known and not lists.list("baseline").found(passage.tokens):
        yield at_passage("target_without_baseline", passage)


def groups(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A target group that is everybody."""
    lists = matter.words(passage)
    field = passage.field
    if lists is None or field is None or field.id != "target_group" or not 0 < passage.words <= _SHORT_GROUP:
        return
    if _is_everybody(passage, lists):
        yield at_passage("group_is_everybody", passage, said=passage.text.strip()[:80])


def changes(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """An answer of a nomination that describes what there is, and tells of no change since joining."""
    lists = matter.words(passage)
    name = passage.question.id
    if (
        not matter.is_award
        or lists is None
        or not name.startswith("criteria.")
        or passage.words < _ENOUGH_WORDS
    ):
        return
    later = _tells_of_later(passage, int(matter.joined[:4])) if matter.joined else False
    if name not in _NO_CHANGE_ASKED and not later and not lists.list("progress").found(passage.tokens):
        yield at_passage("no_change_told", passage)


def _tells_of_later(passage: Passage, joined: int) -> bool:
    """Whether something is told of after joining; one figure with its year is the state, not a change."""
    years = {year for sentence in passage.sentences for year in sentence.years}
    return any(
        year >= joined and (len(years) > 1 or not sentence.figures)
        for sentence in passage.sentences
        for year in sentence.years
    )


def _measured(matter: Matter, passage: Passage) -> bool:
    lists = matter.words(passage)
    return any(sentence.numbers for sentence in passage.sentences) or bool(
        lists and lists.list("number_words").found(passage.tokens)
    )


def _is_everybody(passage: Passage, lists: AdviceWords) -> bool:
    tokens = passage.tokens
    covered = {
        place for first, last in lists.list("everybody").spans(tokens) for place in range(first, last + 1)
    }
    beside = lists.list("everybody_beside").words
    rest = [token.word for place, token in enumerate(tokens) if place not in covered]
    return bool(covered) and all(word in beside for word in rest)


GOAL_RULES = {
    "measurable": AdviceRule(
        {"goals_without_figure": ("count",)},
        "domain 4.3, 8.2: a goal has an indicator, a baseline and a target",
        whole=measurable,
    ),
    "past_targets": AdviceRule(
        {"target_is_past": ("year",)}, "domain 6.4: facts copied from old pages", passage=past_targets
    ),
    "baselines": AdviceRule(
        {"target_without_baseline": ()},
        "domain 4.2, 8.2: indicators with baseline and target",
        passage=baselines,
    ),
    "groups": AdviceRule(
        {"group_is_everybody": ("said",)},
        "domain 2.7, 6.4: target groups, numbers and results",
        passage=groups,
    ),
    "changes": AdviceRule(
        {"no_change_told": ()}, "S15: only progress made after joining counts", passage=changes
    ),
}
