"""The sentences of one language, with their placeholders filled."""

import copy
import logging
from collections.abc import Callable, Iterable
from functools import cached_property
from gettext import NullTranslations

from lcapp.i18n import formats
from lcapp.i18n.placeholders import filled, fits, same_blanks, same_examples

_log = logging.getLogger(__name__)

RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "xr", "yi"])
"""Languages written from right to left; `xr` is the pseudo-language of the layout tests."""

_COUNT = frozenset({"count"})


def N_(message: str) -> str:  # noqa: N802 - the name every extractor of messages knows
    """Mark a message of a table for extraction; it is translated where it is used."""
    return message


def direction_of(language: str) -> str:
    """`rtl` or `ltr`, by the code of a language."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


class Words:
    """How one language says things.

    Args:
        language: Its code, such as `fa`.
        program: Messages of the program; None is English.
        forms: Texts of the forms; None leaves them as they are.
        read_help: Reads the texts of the help when the first is asked for; None leaves them as they are.
    """

    def __init__(
        self,
        language: str,
        program: NullTranslations | None = None,
        forms: NullTranslations | None = None,
        read_help: Callable[[], NullTranslations | None] | None = None,
    ) -> None:
        self.language = language
        self.direction = direction_of(language)
        self.calendar = ""
        self._program = program
        self._forms = forms
        self._read_help = read_help
        self._refused: set[str] = set()

    def in_calendar(self, chosen: str) -> "Words":
        """The same words, with days counted in a calendar: a value of the setting `calendar`."""
        if chosen == self.calendar:
            return self
        other = copy.copy(self)
        other.calendar = chosen
        return other

    def _(self, message: str, /, **values: str) -> str:
        """A whole sentence; `values` are strings and fill its placeholders."""
        return filled(self._fitting(message, self._plain(message)), values)

    def listed(self, things: Iterable[str]) -> str:
        """Things one after the other, with the comma of the language between them."""
        return self.pgettext("between things of a list", ", ").join(things)

    def pgettext(self, context: str, message: str, /, **values: str) -> str:
        """A message that means different things in different places; `context` says which."""
        if self._program is None or not message:
            return filled(message, values)
        return filled(self._fitting(message, self._program.pgettext(context, message)), values)

    def ngettext(self, one: str, many: str, number: int, /, **values: str) -> str:
        """A sentence that depends on a number; `{count}` is the number, written as the language writes it."""
        values = {"count": formats.number(self, number), **values}
        english = one if number == 1 else many
        if self._program is None:
            return filled(english, values)
        said = self._program.ngettext(one, many, number)
        # One English form may name what the other counts, and a language may write "one" as a word.
        if said != english and not any(fits(form, said, may_lack=_COUNT) for form in (one, many, one + many)):
            self._refused_for(one)
            said = english
        return filled(said, values)

    def form_text(self, context: str, text: str) -> str:
        """A text of a form, translated for reading; the text itself where nobody translated it.

        Args:
            context: Where it stands, such as `membership-2025/motivation.why.label`
                (see `lcapp.i18n.form_texts`).
            text: As the form has it. A translation keeps the blanks in it, such as `{city.name}`.
        """
        if self._forms is None or not text:
            return text
        said = self._forms.pgettext(context, text)
        if said == text:
            said = self._elsewhere.get(text, text)
        return said if same_blanks(text, said) else self._refused_for(text)

    def help_text(self, context: str, text: str) -> str:
        """A text of the help or of a sample; the text itself where nobody translated it.

        Args:
            context: Where it stands, such as `keys` (see `lcapp.i18n.help_texts`).
            text: In English, with its marks. Braces in it mean nothing; examples in it stay as they are.
        """
        said = text if self._help is None or not text else self._help.pgettext(context, text)
        return said if same_examples(text, said) else self._refused_for(text)

    @cached_property
    def _help(self) -> NullTranslations | None:
        return self._read_help() if self._read_help else None

    @cached_property
    def _elsewhere(self) -> dict[str, str]:
        """Translations of form texts by the text alone: the same words elsewhere are better than none."""
        known: dict[str, str] = {}
        for key, said in getattr(self._forms, "_catalog", {}).items():
            if isinstance(key, str) and "\x04" in key and said:
                known.setdefault(key.partition("\x04")[2], said)
        return known

    def _plain(self, message: str) -> str:
        # The empty message is the catalog's header.
        if self._program is None or not message:
            return message
        said = self._program.gettext(message)
        # Python before 3.11.3 does not find a message here that some other place uses with a plural.
        return self._program.ngettext(message, message, 1) if said == message else said

    def _fitting(self, message: str, said: str) -> str:
        return said if said == message or fits(message, said) else self._refused_for(message)

    def _refused_for(self, message: str) -> str:
        """The original of a translation that cannot be used; said once in the log."""
        if message not in self._refused:
            self._refused.add(message)
            _log.warning(
                "a translation with other placeholders was refused in %(language)s",
                {"language": self.language},
            )
        return message
