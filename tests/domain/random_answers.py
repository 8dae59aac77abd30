"""Random answers to any form, and random edits of them as several people would make them."""

import copy
from random import Random

from lcapp.domain import values
from lcapp.domain.answers import AnswerKey, plain_part, with_beside
from lcapp.domain.forms import QuestionType

_WORDS = (
    *("city", "river", "library", "school", "people", "learn", "evening", "bridge", "plan", "money"),
    *("şehir", "öğrenme", "شهر", "یادگیری", "می‌آموزند", "کتابخانه", "学習", "都市"),
)


def random_text(rng: Random, most: int = 12) -> str:
    """A few words, each with a number, so that no two texts are alike by accident."""
    said = [f"{rng.choice(_WORDS)}{rng.randrange(10_000)}" for _ in range(rng.randint(1, most))]
    return " ".join(said) + rng.choice((".", "", "!"))


def long_text(rng: Random, most: int = 6) -> str:
    """Some sentences in one or two paragraphs."""
    sentences = [random_text(rng) for _ in range(rng.randint(1, most))]
    return rng.choice((" ", "\n", "\n\n")).join(sentences)


def random_value(rng: Random, question):
    """A canonical value of a question."""
    if rng.random() < 0.04:
        return {"none": random_text(rng, 4)}
    plain = _plain(rng, question)
    standing = {}
    if question.with_links and rng.random() < 0.4:
        standing["links"] = [_link(rng) for _ in range(rng.randint(1, 3))]
    if question.with_evidence and rng.random() < 0.4:
        standing["evidence"] = sorted(
            {f"A{rng.randint(1, 9)}" for _ in range(rng.randint(1, 3))}, key=lambda name: int(name[1:])
        )
    if question.with_text and rng.random() < 0.4:
        standing["text"] = random_text(rng)
    return values.canonical(question, with_beside(plain, **standing))


def random_answers(rng: Random, form, *, share: float = 0.8):
    """Canonical answers to about that share of a form."""
    found = {}
    for question in form.questions():
        for language in form.languages if question.translatable else ("",):
            if question.takes_answer and rng.random() < share:
                value = random_value(rng, question)
                if value is not None:
                    found[AnswerKey(question.id, language)] = value
    return found


def edited(rng: Random, form, answers, *, count: int):
    """The answers after so many edits; returns them and the keys that really changed."""
    keys = [
        AnswerKey(question.id, language)
        for question in form.questions()
        if question.takes_answer
        for language in (form.languages if question.translatable else ("",))
    ]
    now = copy.deepcopy(dict(answers))
    for _ in range(count):
        key = rng.choice(keys)
        question = form.question(key.question)
        value = values.canonical(question, edited_value(rng, question, now.get(key)))
        if value is None:
            now.pop(key, None)
        else:
            now[key] = value
    return now, {key for key in {*now, *answers} if now.get(key) != answers.get(key)}


def edited_value(rng: Random, question, value):
    """Another value of a question, near to the one that stands."""
    if value is None or rng.random() < 0.08:
        return random_value(rng, question)
    if rng.random() < 0.06:
        return None
    plain = copy.deepcopy(plain_part(value))
    standing = {}
    if isinstance(value, dict) and plain is not value and plain != value:
        standing = {name: value[name] for name in ("links", "evidence", "text") if name in value}
    if question.with_links and rng.random() < 0.2:
        links = list(standing.get("links", ()))
        if links and rng.random() < 0.4:
            links.pop(rng.randrange(len(links)))
        else:
            links.insert(rng.randint(0, len(links)), _link(rng))
        standing["links"] = links
    elif question.with_text and rng.random() < 0.3:
        standing["text"] = edited_text(rng, standing.get("text", "")) if standing.get("text") else "why"
    else:
        plain = _edited_plain(rng, question, plain)
    return with_beside(plain, **standing)


def edited_text(rng: Random, text: str) -> str:
    """A text with a word or a sentence put in, taken out or written anew."""
    pieces = text.split(" ")
    at, deed = rng.randrange(len(pieces)), rng.random()
    if deed < 0.4:
        pieces.insert(at, random_text(rng, 6))
    elif deed < 0.6 and len(pieces) > 3:
        del pieces[at : at + rng.randint(1, 3)]
    else:
        pieces[at : at + rng.randint(1, 2)] = [random_text(rng, 3)]
    return " ".join(pieces)


def _edited_plain(rng: Random, question, plain):
    kind = question.type
    if plain is None or (isinstance(plain, dict) and set(plain) == {"none"}):
        return _plain(rng, question)
    if kind in (QuestionType.LONG_TEXT, QuestionType.SHORT_TEXT):
        return edited_text(rng, plain)
    if kind is QuestionType.LIST:
        return _edited_items(rng, plain, lambda: _item(rng), lambda item: _edited_item(rng, item))
    if kind is QuestionType.GROUP:
        return _edited_items(
            rng, plain, lambda: _record(rng, question), lambda one: _edited_record(rng, question, one)
        )
    if kind is QuestionType.RATING_GRID:
        return {**plain, rng.choice(question.rows).id: rng.choice(question.scale)}
    return _plain(rng, question)


def _edited_items(rng: Random, items, new, change):
    items, deed = list(items), rng.random()
    at = rng.randrange(len(items)) if items else 0
    if deed < 0.35 or not items:
        items.insert(rng.randint(0, len(items)), new())
    elif deed < 0.5:
        items.pop(at)
    elif deed < 0.65:
        items.insert(rng.randrange(len(items)), items.pop(at))
    else:
        items[at] = change(items[at])
    return items


def _edited_item(rng: Random, item):
    return {**item, "text": edited_text(rng, item["text"])}


def _edited_record(rng: Random, question, record):
    field = rng.choice(question.fields)
    now, standing = dict(record), record.get(field.id)
    if field.translatable:
        by_language = dict(standing or {})
        language = rng.choice(("en", "fr"))
        by_language[language] = edited_value(rng, field, by_language.get(language)) or random_text(rng, 3)
        now[field.id] = by_language
    else:
        now[field.id] = edited_value(rng, field, standing)
    return now


def _plain(rng: Random, question):
    match question.type:
        case QuestionType.LONG_TEXT:
            return long_text(rng)
        case QuestionType.DATA_POINT:
            point = {"value": rng.randint(1, 90_000), "year": rng.randint(2010, 2024)}
            return {**point, "source": random_text(rng, 2)} if rng.random() < 0.5 else point
        case QuestionType.DATE:
            return f"20{rng.randint(10, 24)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
        case QuestionType.CHOICE:
            return rng.choice(question.options).id
        case QuestionType.CHOICES | QuestionType.RANKING:
            chosen = [option.id for option in question.options]
            rng.shuffle(chosen)
            return chosen[: rng.randint(1, len(chosen))]
        case QuestionType.RATING_GRID:
            return {row.id: rng.choice(question.scale) for row in question.rows if rng.random() < 0.7} or None
        case QuestionType.LIST:
            return [_item(rng) for _ in range(rng.randint(1, 4))]
        case QuestionType.GROUP:
            return [_record(rng, question) for _ in range(rng.randint(1, 3))]
        case QuestionType.COUNTRY:
            return rng.choice(("IR", "TR", "FR", "JP"))
        case QuestionType.URL:
            return _link(rng)
        case _:
            return random_text(rng, 4)


def _item(rng: Random):
    return {"id": f"i{rng.randrange(10**9)}", "text": random_text(rng, 4)}


def _record(rng: Random, question):
    record = {"id": f"r{rng.randrange(10**9)}"}
    for field in question.fields:
        if rng.random() < 0.7:
            value = random_value(rng, field)
            record[field.id] = {rng.choice(("en", "fr")): value} if field.translatable else value
    return {**record, question.fields[0].id: record.get(question.fields[0].id) or {"en": random_text(rng, 3)}}


def _link(rng: Random) -> str:
    return f"https://samplia.example/{rng.randrange(100_000)}"
