"""Check, save and list, without a window."""

import sys
import uuid

from lcapp.domain import validation
from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import QuestionType
from lcapp.services.ports import NewDossier, Progress
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.library import LibraryFile
from tests.benchmarks.award import a_library, start_award, text_of
from tests.benchmarks.figures import Figure, median, milliseconds, percentile, tell


def measure(times: int = 200, dossiers: int = 1000) -> list[Figure]:
    with a_library() as (paths, app):
        number, source = start_award(app)
        session = app.dossiers.open(number)
        today = app.clock().date()
        checks = milliseconds(
            lambda: validation.check(session.form, session.answers, call=session.call, today=today), 30
        )
        found = len(session.findings())
        question = next(
            q
            for q in session.form.questions()
            if q.type is QuestionType.LONG_TEXT and q.max_words and session.is_visible(q)
        )
        key = AnswerKey(question.id, session.form.languages[0] if question.translatable else "")
        texts = iter(range(10_000))

        def save() -> None:
            session.set_answer(key, f"{next(texts)} {text_of(question.max_words - 1)}")
            session.leave_field()
            session.flush()

        saves = milliseconds(save, times)
        call = session.call
        app.close()
        store = SqliteDossierStore(
            LibraryFile(paths.library, backups=paths.backups, clock=app.clock, wait_seconds=1)
        )
        for n in range(dossiers - 1):
            store.create(
                NewDossier(
                    uuid=str(uuid.uuid4()),
                    kind=str(call.kind),
                    call=call.id,
                    form=session.form.name,
                    form_digest=session.form.digest,
                    title=f"City {n}",
                    answers={AnswerKey("city.name"): f"City {n}"},
                    progress=Progress(1, 30, 29),
                ),
                actor="Ada",
            )
        lists = milliseconds(store.cards, 9)
        cards = len(store.cards())
        store.close()
    return [
        Figure("check.award", median(checks), "ms", 50, f"{source}, {found} findings, median of 30"),
        Figure("save.p50", percentile(saves, 50), "ms", None, f"{times} saves of one answer, to the disk"),
        Figure("save.p99", percentile(saves, 99), "ms", None, f"{times} saves of one answer, to the disk"),
        Figure("list.dossiers", median(lists), "ms", None, f"{cards} dossiers from the library"),
    ]


if __name__ == "__main__":
    tell(measure(*map(int, sys.argv[1:])))
