"""What the fields of one draft need to know about it."""

import re

from lcapp.domain.answers import answer_in_any_language
from lcapp.domain.plain_text import plain_text
from lcapp.i18n import Words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.registry import FIELDS

_BLANK = re.compile(r"\{([a-z0-9_.]+)\}")
_EMPTY = "…………"


def field_context(session: DraftSession, app: App, words: Words, look: Look) -> FieldContext:
    """The surroundings of every field of a draft.

    Translatable answers may be written in the languages of call and form, in the officer's own, and in any
    language in which something stands already.
    """
    call = session.call.languages if session.call else ()
    standing = sorted({key.language for key in session.answers if key.language})
    languages = dict.fromkeys((*call, *session.form.languages, words.language, *standing))
    return FieldContext(
        words=words,
        look=look,
        form=session.form.name,
        languages=tuple(code for code in languages if code not in ("xx", "xr")),
        countries=app.countries,
        today=lambda: app.clock().date(),
        registry=FIELDS,
        fill=lambda text: filled(session, text),
    )


def filled(session: DraftSession, text: str) -> str:
    """A fixed statement, its blanks such as `{city.name}` filled from the answers, or dots."""

    def known(match: re.Match[str]) -> str:
        question = session.form.question(match[1])
        if question is None:
            return match[0]
        value = answer_in_any_language(session.answers, question.id)
        return plain_text(question, value) or _EMPTY

    return _BLANK.sub(known, text)
