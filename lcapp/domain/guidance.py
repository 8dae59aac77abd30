"""Guidance beside questions, in layers: what is meant, prompts, examples, mistakes, what juries praised.

A file holds texts of one layer. A text is linked to questions by their ids (`areas.plan`, or `criteria.*` for
all that begin so) or to a topic, which stands for such ids in every form. A National Commission's own file is
a layer of its own, under the Commission's title.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lcapp.domain.calls import Certainty
from lcapp.domain.form_reader import parse_toml
from lcapp.domain.tables import Table, say_repeats
from lcapp.errors import FormInvalid, Problem

MOST_TEXTS = 500
LONGEST_TEXT = 2000

PROBLEM_CODES: Mapping[str, tuple[str, ...]] = {
    "guidance_nowhere": (),
    "guidance_topic_unknown": ("topic",),
    "guidance_too_long": ("limit",),
    "guidance_too_many": ("limit",),
}
"""Codes of what is wrong in such a file, besides those of every table."""


class Layer(StrEnum):
    """What a text does for the one who writes; shown in this order."""

    PLAIN = "plain"
    PROMPTS = "prompts"
    EXAMPLES = "examples"
    MISTAKES = "mistakes"
    PRAISED = "praised"
    COMMISSION = "commission"


@dataclass(frozen=True, slots=True)
class GuidanceText:
    """One text.

    Args:
        id: Its name inside its file.
        text: Bare text in English, or in the language of the Commission.
        source: Where it was read.
        certainty: How well it is known.
        questions: Ids of questions, or beginnings of ids with a star.
    """

    id: str
    text: str
    source: str
    certainty: Certainty
    questions: tuple[str, ...]

    def belongs_to(self, question: str) -> bool:
        """Whether it stands beside a question."""
        return any(
            question.startswith(one[:-1]) if one.endswith("*") else question == one for one in self.questions
        )


@dataclass(frozen=True, slots=True)
class GuidanceFile:
    """The texts of a file. `name` is the file's, without ending; `title` is set for a Commission's own."""

    name: str
    layer: Layer
    title: str
    texts: tuple[GuidanceText, ...]

    def beside(self, question: str) -> tuple[GuidanceText, ...]:
        """Its texts for a question."""
        return tuple(text for text in self.texts if text.belongs_to(question))


def read_topics(data: bytes, *, file: str) -> dict[str, tuple[str, ...]]:
    """The file of topics: ids of questions by topic; raises FormInvalid with every problem."""
    problems: list[Problem] = []
    table = Table(parse_toml(data, file), "", problems)
    inner = table.inner(table.table("topics") or {}, "topics")
    found = {name: inner.texts(name) for name in (table.table("topics") or {})}
    table.finish()
    if problems:
        raise FormInvalid(file, problems)
    return found


def read_guidance(
    data: bytes, *, file: str, name: str, topics: Mapping[str, tuple[str, ...]]
) -> GuidanceFile:
    """A file of guidance.

    Args:
        data: Its bytes.
        file: How it is called in messages.
        name: Its name without ending.
        topics: Ids of questions by topic.

    Raises:
        FormInvalid: With every problem found.
    """
    problems: list[Problem] = []
    table = Table(parse_toml(data, file), "", problems)
    layer = table.word("layer", Layer, Layer.COMMISSION, needed=True) or Layer.COMMISSION
    made = GuidanceFile(
        name=name,
        layer=layer,
        title=table.text("title", needed=layer is Layer.COMMISSION),
        texts=tuple(_text(table, one, topics) for one in table.tables("text")[:MOST_TEXTS]),
    )
    if len(table.tables("text")) > MOST_TEXTS:
        table.problem("guidance_too_many", limit=MOST_TEXTS)
    say_repeats((text.id for text in made.texts), "text", problems)
    table.finish()
    if problems:
        raise FormInvalid(file, problems)
    return made


def _text(above: Table, data: Mapping[str, Any], topics: Mapping[str, tuple[str, ...]]) -> GuidanceText:
    table = above.inner(data, f"text {str(data.get('id', ''))[:40]}".strip())
    wanted = table.texts("topics")
    questions = [*table.texts("questions"), *_of_topics(table, wanted, topics)]
    made = GuidanceText(
        id=table.text("id", needed=True),
        text=table.text("text", needed=True),
        source=table.text("source", needed=True),
        certainty=table.word("certainty", Certainty, Certainty.SEEN, needed=True) or Certainty.SEEN,
        questions=tuple(dict.fromkeys(questions)),
    )
    if not questions and not wanted:
        table.problem("guidance_nowhere")
    if len(made.text) > LONGEST_TEXT:
        table.problem("guidance_too_long", key="text", limit=LONGEST_TEXT)
    table.finish()
    return made


def _of_topics(table: Table, wanted: Iterable[str], topics: Mapping[str, tuple[str, ...]]) -> list[str]:
    found: list[str] = []
    for topic in wanted:
        if topic not in topics:
            table.problem("guidance_topic_unknown", key="topics", topic=topic[:40])
        found += topics.get(topic, ())
    return found
