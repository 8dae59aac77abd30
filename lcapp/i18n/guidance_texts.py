"""The texts of guidance and of real cities for the catalog `help`, and in the reader's language."""

from collections.abc import Iterable, Iterator, Mapping

from lcapp.domain.guidance import GuidanceFile, GuidanceText, Layer
from lcapp.domain.real_cities import RealCity
from lcapp.domain.sources import Source, named
from lcapp.i18n.help_texts import HelpText
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_states import certainty_word
from lcapp.i18n.words import Words

_CITIES = "real cities"


def guidance_texts(files: Iterable[GuidanceFile]) -> Iterator[HelpText]:
    """Every shipped text; sources stay as they were cited."""
    for file in files:
        for text in file.texts:
            yield HelpText(_context(file), text.text, f"guidance beside questions, {file.layer}")


def guidance_text(words: Words, file: GuidanceFile, text: GuidanceText) -> str:
    """A text in a language; a Commission's own stays as it was written, with nothing hidden in it."""
    if file.layer is Layer.COMMISSION:
        return harmless(words, text.text)
    return words.help_text(_context(file), text.text)


def source_line(words: Words, text: GuidanceText, sources: Mapping[str, Source]) -> str:
    """How well a text is known and where it was read, with the name of each source beside its code."""
    return words._(
        "{certainty}. Source: {source}",
        certainty=certainty_word(words, text.certainty),
        source=source_named(words, text.source, sources),
    )


def source_named(words: Words, cited: str, sources: Mapping[str, Source]) -> str:
    """A citation with the names of its sources; names and whatever else stands in it stay as they are."""
    return harmless(words, named(cited, sources, lambda one: f"{one.name} ({one.code})"))


def city_texts(cities: Iterable[RealCity]) -> Iterator[HelpText]:
    """What is told of real cities; names, figures and sources stay as they are."""
    for city in cities:
        told = [award.reason.text for award in city.awards if award.reason]
        if city.profile is not None:
            profile = city.profile
            told += [one.text for one in (*profile.texts.values(), *profile.programmes, *profile.notes)]
        yield from (HelpText(_CITIES, text, f"about {city.name}") for text in told)


def city_text(words: Words, text: str) -> str:
    """Something told of a real city, in a language."""
    return words.help_text(_CITIES, text)


def _context(file: GuidanceFile) -> str:
    return f"guidance/{file.name}"
