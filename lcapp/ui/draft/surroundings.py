"""What the fields of one draft need to know about it."""

from collections.abc import Callable

from lcapp.domain.answers import answer_in_any_language
from lcapp.domain.plain_text import plain_text
from lcapp.domain.statements import filled
from lcapp.domain.translation_state import drafting_language
from lcapp.i18n import Words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.registry import FIELDS


def field_context(
    session: DraftSession, app: App, words: Words, look: Look, *, open_link: Callable[[str], object]
) -> FieldContext:
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
        today=lambda: app.clock().astimezone().date(),
        registry=FIELDS,
        fill=lambda text: filled(text, lambda name: _text_of(session, name)),
        open_link=open_link,
        first_language=drafting_language(session.form, session.answers, "") or words.language,
    )


def _text_of(session: DraftSession, question_id: str) -> str:
    question = session.form.question(question_id)
    value = answer_in_any_language(session.answers, question_id)
    return plain_text(question, value) if question is not None else ""
