"""A full award nomination in a library of its own: Samplia's sample if it ships, else made answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lcapp.bootstrap import build_app
from lcapp.cli.shapes import whole_form
from lcapp.domain.answers_file import answers_from
from lcapp.domain.forms import QuestionType
from lcapp.paths import AppPaths, app_paths
from lcapp.services.app import App
from tests.cli.made_answers import answers_for

CALL = "award-2024"
LATIN = "every evening the library near the old bridge opens its doors to people who want to learn"
PERSIAN = "هر شب کتابخانه‌ی کنار پل کهن درهای خود را به روی کسانی می‌گشاید که می‌خواهند بیاموزند"


def text_of(count: int, language: str = LATIN, *, paragraph: int = 100) -> str:
    """So many words, in paragraphs of so many."""
    stems = language.split()
    said = [stems[(n * 7 + n * n) % len(stems)] for n in range(count)]
    return "\n".join(" ".join(said[at : at + paragraph]) for at in range(0, count, paragraph))


@contextmanager
def a_library() -> Iterator[tuple[AppPaths, App]]:
    """The program on an empty library in a temporary folder."""
    with TemporaryDirectory(prefix="lcapp-benchmark-") as folder:
        paths = app_paths(Path(folder))
        app = build_app(paths, actor=lambda: "Ada")
        try:
            yield paths, app
        finally:
            app.close()


def start_award(app: App) -> tuple[int, str]:
    """Start the full nomination; returns its number and where the answers come from."""
    for name in reversed(app.samples.names()):
        if name.startswith("samplia") and "award" in name:
            return app.dossiers.start_sample(app.samples.get(name)).number, f"sample {name}"
    form = app.forms.get(app.calls.get(CALL).form)
    raw = answers_for(whole_form(form), CALL)["answers"]
    answers = answers_from(raw, form)
    for question in form.questions():
        if question.type is QuestionType.LONG_TEXT:
            for key in answers:
                if key.question == question.id and isinstance(answers[key], str):
                    answers[key] = text_of(question.max_words or 300)
    return app.dossiers.start(CALL, title="Samplia", answers=answers).number, "made answers"
