"""What the fields of one draft need to know about it."""

from collections.abc import Callable
from functools import cache

from lcapp.domain.answers import Answers, answer_in_any_language
from lcapp.domain.plain_text import said_text
from lcapp.domain.record_references import titles_for
from lcapp.domain.statements import filled
from lcapp.domain.translation_state import drafting_language
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.registry import FIELDS


def field_context(
    session: DraftSession,
    app: App,
    words: Words,
    look: Look,
    open_link: Callable[[str], object],
    folded: set[str] | None = None,
) -> FieldContext:
    """The surroundings of every field of a draft.

    Translatable answers may be written in the languages of call and form, in the officer's own, and in any
    language in which something stands already. `folded` are the records the person has folded in this window.
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
        titles=_known_titles(session, app, words),
        folded=set() if folded is None else folded,
        first_language=drafting_language(session.form, session.answers, "") or words.language,
    )


def _known_titles(session: DraftSession, app: App, words: Words) -> Callable[[str, str], tuple[str, ...]]:
    @cache
    def elsewhere(record: str) -> Answers:
        # Another record does not change while this one is open.
        try:
            return app.city_records.answers(record)
        except LcappError:
            return {}

    def answers_of(record: str) -> Answers:
        return session.answers if record == session.form.id else elsewhere(record)

    return lambda group, field: titles_for(group, field, answers_of, words.language)


def _text_of(session: DraftSession, question_id: str) -> str:
    question = session.form.question(question_id)
    value = answer_in_any_language(session.answers, question_id)
    return said_text(question, value) if question is not None else ""
