"""What a form says about where a text comes from, taken apart into known statements and what is left."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_SURE = re.compile(r"\s*\(confidence: ([^()]*)\)$")
_CITED = re.compile(r"\s*\[([^\[\]]*)\]$")
_OPENS = re.compile(r"(own question|own field of this program)(?:: |, )")
_BORROWED = re.compile(r"criterion BORROWED from the (\d{4}) list, not verified for this round")
_SOURCE = re.compile(r"(area seen|areas seen|seen \(content, \d{4}\)|seen|seed): (.+)")

_KNOWN: Mapping[str, str] = {
    "reconstructed (not an official label)": "reconstructed",
    "from memory": "from_memory",
    "the rest from memory": "rest_from_memory",
    "features and numbering from memory": "features_from_memory",
    "rows and the ends of the scale from memory": "rows_from_memory",
    "measurements from memory, not from the official table": "measurements_from_memory",
    "the criterion is official for this round": "criterion_official",
    "the list of seven is seen": "seven_seen",
    "kinds seen in admitted lists": "kinds_seen",
    "kinds seen in lists of admitted cities": "kinds_seen",
    "areas seen": "areas_seen",
    "own question": "own_question",
    "own field of this program": "own_field",
    "written for this program": "own_form",
    "inferred": "inferred",
    "start page only": "start_page_only",
    "after the action points of the Guidelines for Building Learning Cities": "after_guidelines",
    "after the Key Features of Learning Cities (2013), areas seen, features from memory": "after_features",
    "needed for the cover and for letters": "for_cover",
    "city pages of the network show a density class (seen)": "density_seen",
    "no address is known to stand in this form, but whoever receives it needs one": "no_address_known",
    "no number is known to stand in this form, but whoever receives it needs one": "no_number_known",
    "the report must say whose it is": "report_says_whose",
    "a fact that the forms of the network ask for": "forms_ask",
    "rule of the award": "award_rule",
    "mixing city and province is the commonest mistake": "territory_mistake",
    "who stands for the text": "stands_for_text",
    "what winners had in common": "winners_common",
}
_SAID = {"content exact, wording not": "sure_content", "question exact, rows low": "sure_question"}
_LEVELS = {"high": "sure_high", "medium": "sure_medium", "low": "sure_low"}
_SEEN = {"area seen": "area_seen_at", "areas seen": "area_seen_at", "seen": "seen_at", "seed": "seed_at"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement.

    Args:
        code: What it says; `left` for words that no code stands for.
        params: What fills the sentence: `text`, `source` or `year`.
    """

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


def statements_of(provenance: str) -> tuple[Statement, ...]:
    """The statements in order; joined they say all that the text says."""
    rest, last = provenance.strip(), list[Statement]()
    if found := _SURE.search(rest):
        rest = rest[: found.start()]
        last = list(_levels(found[1]))
    if found := _CITED.search(rest):
        rest = rest[: found.start()]
        last = [*_clauses(found[1]), *last]
    return (*_clauses(rest), *last)


def _levels(said: str) -> Iterator[Statement]:
    levels = [level.strip() for level in said.split(",")]
    if said in _SAID:
        yield Statement(_SAID[said])
    elif all(level in _LEVELS for level in levels):
        yield from (Statement(_LEVELS[level]) for level in levels)
    else:
        yield Statement("sure_said", {"text": said})


def _clauses(text: str) -> Iterator[Statement]:
    for clause in filter(None, (one.strip() for one in text.split("; "))):
        if clause not in _KNOWN and (found := _OPENS.match(clause)):
            yield Statement(_KNOWN[found[1]])
            yield _statement(clause[found.end() :])
        else:
            yield _statement(clause)


def _statement(clause: str) -> Statement:
    if clause in _KNOWN:
        return Statement(_KNOWN[clause])
    if found := _BORROWED.fullmatch(clause):
        return Statement("borrowed", {"year": int(found[1])})
    if found := _SOURCE.fullmatch(clause):
        if found[2] in _KNOWN:
            return Statement(_KNOWN[found[2]])
        if found[1] in _SEEN:
            return Statement(_SEEN[found[1]], {"source": found[2]})
        return Statement(
            "content_seen_at", {"year": int(found[1].removesuffix(")")[-4:]), "source": found[2]}
        )
    return Statement("left", {"text": clause})
