"""Histories of three authors who go on from one state, and what is lost of their texts when merged."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from lcapp.domain.answers import BESIDE, beside, is_none, plain_part
from lcapp.domain.merge import merge_answers
from tests.domain.random_answers import edited, random_answers


@dataclass(frozen=True)
class Three:
    """Answers that all began with, and what each of three authors made of them."""

    base: dict
    authors: tuple[dict, dict, dict]


@dataclass
class Outcome:
    """The answers in the end, the versions that the history keeps, and those that disputes showed."""

    answers: dict
    kept: list = field(default_factory=list)
    disputed: list = field(default_factory=list)


def a_history(rng: Random, form) -> Three:
    """Three authors edit the same answers; now and then two make the same edit."""
    base = random_answers(rng, form, share=rng.choice((0.2, 0.5, 0.9)))
    authors = [edited(rng, form, base, count=rng.randint(0, 12))[0] for _ in range(3)]
    for key in list(authors[0]):
        if rng.random() < 0.1:
            authors[rng.choice((1, 2))][key] = copy.deepcopy(authors[0][key])
    return Three(base, tuple(authors))


def merged_in_order(form, history: Three, order) -> Outcome:
    """Begin with the first author's answers and merge the others one after the other; nobody decides."""
    first, *others = order
    outcome = Outcome(dict(history.authors[first]))
    behind: dict = {}
    for other in others:
        merge = merge_answers(form, history.base, outcome.answers, history.authors[other], behind=behind)
        for key, value in merge.result.items():
            outcome.kept.append(outcome.answers.get(key))
            if value is None:
                outcome.answers.pop(key)
            else:
                outcome.answers[key] = value
        outcome.kept += merge.losers.values()
        outcome.disputed += [
            version for one in merge.answers for dispute in one.disputes for version in dispute.versions
        ]
        behind |= merge.behind
    return outcome


def last_writer_wins(history: Three) -> Outcome:
    """The control: whoever comes last overwrites whatever he touched."""
    answers = dict(history.authors[0])
    for author in history.authors[1:]:
        for key in {*author, *history.base}:
            if author.get(key) != history.base.get(key):
                answers[key] = author.get(key)
    return Outcome({key: value for key, value in answers.items() if value is not None})


def lost_texts(history: Three, outcome: Outcome) -> list[str]:
    """Texts that an author wrote, and that stand neither in the end nor in the history."""
    return _lost(history, [*outcome.answers.values(), *outcome.kept])


def unseen_texts(history: Three, outcome: Outcome) -> list[str]:
    """Texts that an author wrote, and that stand neither in the end nor were shown as disputed."""
    return _lost(history, [*outcome.answers.values(), *outcome.disputed])


def _lost(history: Three, places: list) -> list[str]:
    found = {text for value in places for text in texts_of(value)}
    before = {text for value in history.base.values() for text in texts_of(value)}
    return [
        text
        for author in history.authors
        for value in author.values()
        for text in texts_of(value)
        if text not in before and text not in found
    ]


def texts_of(value) -> Iterator[str]:
    """Every text, figure and choice of an answer, each as one text."""
    if value is None:
        return
    plain = plain_part(value)
    if is_none(value):
        yield f"none: {plain['none']}"
    elif isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict) and "value" in plain:
        yield repr(sorted(plain.items()))
    elif isinstance(plain, dict):
        for name, inside in plain.items():
            yield from () if name == "id" else texts_of(inside)
    elif isinstance(plain, list):
        for item in plain:
            yield from texts_of(item)
    else:
        yield f"{plain}"
    for name in BESIDE:
        standing = beside(value, name)
        for one in [standing] if isinstance(standing, str) else standing or ():
            yield one if name == "text" else f"{name}: {one}"
