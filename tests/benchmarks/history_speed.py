"""1,000 acts undone and redone after a restart, a named state brought back; the difference of long texts."""

import sys

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import QuestionType
from lcapp.domain.text_difference import text_after, text_before, text_difference
from tests.benchmarks.award import a_library, start_award, text_of
from tests.benchmarks.figures import Figure, median, milliseconds, tell

ACTS = 1000
LETTERS = 200_000


def measure() -> list[Figure]:
    return [*_going_back(), *_differences()]


def _going_back() -> list[Figure]:
    with a_library() as (_paths, app):
        number, _source = start_award(app)
        session = app.dossiers.open(number)
        keys = [
            AnswerKey(q.id, session.form.languages[0] if q.translatable else "")
            for q in session.form.questions()
            if q.type is QuestionType.LONG_TEXT and session.is_visible(q)
        ]
        before = dict(session.answers)
        states = {}
        for n in range(ACTS):
            session.set_answer(keys[n % len(keys)], f"{n} {text_of(60)}")
            session.leave_field()
            if n % 250 == 125:
                session.flush()
                states[app.history.name_milestone(session, f"state {n}").number] = dict(session.answers)
        session.flush()
        after = dict(session.answers)

        def undone() -> None:
            again = app.dossiers.open(number)
            count = 0
            while again.undo() is not None:
                count += 1
            assert count == ACTS, "not every act can be undone"
            again.flush()
            assert again.answers == before, "undo of everything leads to another beginning"

        def redone() -> None:
            again = app.dossiers.open(number)
            count = 0
            while again.redo() is not None:
                count += 1
            assert count == ACTS, "not every act can be done again"
            again.flush()
            assert again.answers == after, "redo of everything leads to another end"

        def brought_back() -> None:
            again = app.dossiers.open(number)
            for state, answers in states.items():
                app.history.restore_milestone(again, state)
                again.flush()
                assert again.answers == answers, "a named state came back as another"

        parts = [sum(milliseconds(work, 1)) / 1000 for work in (undone, redone, brought_back)]
        detail = f"undo {parts[0]:.2f} s, redo {parts[1]:.2f} s, {len(states)} states {parts[2]:.2f} s"
        timeline = median(milliseconds(lambda: app.history.of_dossier(number), 5))
        return [
            Figure(
                "1,000 acts undone and redone after restarts, states back, all equal",
                sum(parts),
                "s",
                2,
                detail,
            ),
            Figure("timeline of a dossier with 4,000 acts", timeline, "ms"),
        ]


def _differences() -> list[Figure]:
    words = [f"word{n % 5000}" for n in range(LETTERS // 8)]
    old = " ".join(words)
    edited = " ".join([*words[:9000], "a", "new", "sentence", *words[9100:20000], *words[20500:]])
    other = " ".join(reversed(words))
    figures = []
    for name, new in (("edited", edited), ("turned round", other)):
        pieces = text_difference(old, new)
        assert (text_before(pieces), text_after(pieces)) == (old, new)
        taken = median(milliseconds(lambda new=new: text_difference(old, new), 3))
        figures.append(Figure(f"difference of two texts of 200,000 characters, {name}", taken, "ms"))
    return figures


if __name__ == "__main__":
    tell(measure())
    sys.exit(0)
