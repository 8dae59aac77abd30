"""Sentences of where the text of a question comes from, by codes of `lcapp.domain.provenance`."""

from collections.abc import Mapping

from lcapp.domain.provenance import statements_of
from lcapp.domain.sources import Source, cited
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.words import N_, Words

PROVENANCE: Sentences = {
    "reconstructed": N_("Reconstructed: this is not an official label."),
    "from_memory": N_("From memory: nobody saw it in a source."),
    "rest_from_memory": N_("The rest is from memory."),
    "features_from_memory": N_("Features and numbering are from memory."),
    "rows_from_memory": N_("Rows and the ends of the scale are from memory."),
    "measurements_from_memory": N_("The measurements are from memory, not from the official table."),
    "criterion_official": N_("The criterion is official for this round."),
    "seven_seen": N_("The list of seven was seen."),
    "kinds_seen": N_("The kinds were seen in lists of admitted cities."),
    "areas_seen": N_("The areas were seen."),
    "own_question": N_("A question of this program."),
    "own_field": N_("A field of this program."),
    "own_form": N_("Written for this program."),
    "inferred": N_("Inferred."),
    "start_page_only": N_("Only the start page was seen."),
    "after_guidelines": N_("It follows the action points of the Guidelines for Building Learning Cities."),
    "after_features": N_(
        "It follows the Key Features of Learning Cities (2013): the areas were seen, the features are from "
        "memory."
    ),
    "for_cover": N_("It is needed for the cover and for letters."),
    "density_seen": N_("City pages of the network show a density class; that was seen."),
    "no_address_known": N_("No address is known to stand in this form, but whoever receives it needs one."),
    "no_number_known": N_("No number is known to stand in this form, but whoever receives it needs one."),
    "report_says_whose": N_("The report must say whose it is."),
    "forms_ask": N_("The forms of the network ask for this fact."),
    "award_rule": N_("It follows a rule of the award."),
    "territory_mistake": N_("Mixing city and province is the commonest mistake."),
    "stands_for_text": N_("It says who stands for the text."),
    "winners_common": N_("It asks what winners had in common."),
    "borrowed": N_("The criterion is borrowed from the list of {year}; for this round it was not verified."),
    "area_seen_at": N_("The area was seen: {source}."),
    "seen_at": N_("Seen: {source}."),
    "seed_at": N_("From a text with which this program was asked for: {source}."),
    "content_seen_at": N_("The content was seen ({year}): {source}."),
    "sure_high": N_("Confidence: high."),
    "sure_medium": N_("Confidence: medium."),
    "sure_low": N_("Confidence: low."),
    "sure_content": N_("The content is exact, the wording is not."),
    "sure_question": N_("The question is exact; confidence in the rows is low."),
    "sure_said": N_("Confidence: {text}."),
}
"""What a form says about the source of a text."""


def provenance_words(words: Words, provenance: str, sources: Mapping[str, Source]) -> str:
    """Where a text comes from in the reader's language; words without a sentence stay as they are."""
    return " ".join(_said(words, one.code, one.params, sources) for one in statements_of(provenance))


def _said(words: Words, code: str, params: Mapping[str, str | int], sources: Mapping[str, Source]) -> str:
    if code == "left":
        return f"{harmless(words, str(params['text']))}."
    given = dict(params)
    if "source" in given:
        given["source"] = _source(str(given["source"]), sources, seed=code == "seed_at")
    return sentence(words, PROVENANCE, code, given)


def _source(said: str, sources: Mapping[str, Source], *, seed: bool) -> str:
    # A form writes "seed: 000, 003" where other texts write "seed 000".
    codes = (
        [f"seed {one.strip()}" for one in said.split(",")]
        if seed
        else [one.strip() for one in said.split(",")]
    )
    if all(code in sources and cited(code) for code in codes):
        return ", ".join(f"{sources[code].name} ({code})" for code in codes)
    return said
