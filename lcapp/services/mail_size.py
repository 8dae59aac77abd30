"""Whether a printed dossier fits into a letter by e-mail, and which picture quality would make it fit."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.services.annexes import MAIL_BYTES, QUALITIES, Prepared


@dataclass(frozen=True, slots=True)
class MailChoice:
    """What a dossier would weigh.

    Args:
        quality: Of its pictures: `high`, `mail` or `small`.
        size: Bytes of the file, as estimated; of the quality it was printed with, as it is.
        fits: Whether that stays under `MAIL_BYTES`.
    """

    quality: str
    size: int
    fits: bool


def mail_choices(
    size: int, prepared: Prepared, *, quality: str, prepare: Callable[[str], Prepared]
) -> tuple[MailChoice, ...]:
    """The quality a dossier was printed with, and all smaller ones, largest first.

    Only annexes change with the quality; everything else of the file is taken to stay as it is.

    Args:
        size: Bytes of the printed file.
        prepared: The annexes it was printed with.
        quality: The quality they were prepared with.
        prepare: Prepares the annexes anew with another quality.
    """
    rest = size - _weight(prepared)
    choices = [MailChoice(quality, size, size <= MAIL_BYTES)]
    for smaller in QUALITIES[QUALITIES.index(quality) + 1 :]:
        estimated = rest + _weight(prepare(smaller))
        choices.append(MailChoice(smaller, estimated, estimated <= MAIL_BYTES))
    return tuple(choices)


def best_for_mail(choices: tuple[MailChoice, ...]) -> MailChoice | None:
    """The finest quality that fits; None where none does."""
    return next((choice for choice in choices if choice.fits), None)


def _weight(prepared: Prepared) -> int:
    return sum(len(one.data) for one in prepared.annexes)
