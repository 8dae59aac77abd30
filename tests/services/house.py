"""A small form with its call and libraries, so that the laws of the session do not hang on shipped forms."""

import dataclasses
from types import SimpleNamespace

from lcapp.domain.calls import Call, CallKind
from lcapp.domain.forms import Form, Hand, Option, Part, Question, QuestionType, Section
from lcapp.errors import NotFound, StorageUnavailable
from lcapp.services.dossiers import Dossiers
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.library import LibraryFile

QUESTIONS = (
    Question("city.name", QuestionType.SHORT_TEXT, "Name"),
    Question("city.motto", QuestionType.SHORT_TEXT, "Motto", required=False),
    Question("motivation.why", QuestionType.LONG_TEXT, "Why", translatable=True, max_words=5),
    Question(
        "city.goals",
        QuestionType.CHOICES,
        "Goals",
        required=False,
        options=(Option("a", "A"), Option("b", "B")),
    ),
    Question("city.partners", QuestionType.LIST, "Partners", required=False),
)


def a_form(version="2025", questions=QUESTIONS, digest="d1"):
    section = Section("city", "The city", tuple(questions))
    return Form(
        id="small",
        version=version,
        kind="membership",
        title="Small form",
        languages=("en", "tr"),
        parts=(Part("part", "Part 1", Hand.CITY, (section,)),),
        digest=digest,
    )


class Shelf:
    """Forms or calls by name, as the libraries give them."""

    def __init__(self, *things):
        self.by_name = {getattr(thing, "name", None) or thing.id: thing for thing in things}

    def get(self, name):
        try:
            return self.by_name[name]
        except KeyError:
            raise NotFound("not_here", name=name) from None


class FailingStore:
    """A real store whose saves fail while `broken` holds an error."""

    def __init__(self, store):
        self.store = store
        self.broken: Exception | None = None

    def __getattr__(self, name):
        return getattr(self.store, name)

    def save_later(self, batch, done):
        if self.broken is None:
            self.store.save_later(batch, done)
        else:
            done(self.broken)


FULL = StorageUnavailable("disk_full")


def a_house(folder, clock, *, actor="Ada"):
    """Real store and service on a folder, with two forms and calls."""
    forms = Shelf(a_form(), a_form("2027", (*QUESTIONS[:1], *QUESTIONS[2:]), "d2"))
    calls = Shelf(
        Call("small-2025", CallKind.MEMBERSHIP, "Small call", "small-2025"),
        Call("small-2027", CallKind.MEMBERSHIP, "Next call", "small-2027"),
    )
    store = FailingStore(
        SqliteDossierStore(
            LibraryFile(folder / "library.sqlite", backups=folder, clock=clock, wait_seconds=0)
        )
    )
    dossiers = Dossiers(store=store, forms=forms, calls=calls, clock=clock, actor=lambda: actor)
    return SimpleNamespace(store=store, forms=forms, calls=calls, dossiers=dossiers, close=store.close)


def changed_form(form, digest):
    return dataclasses.replace(form, digest=digest)
