"""What becomes of a package on this computer: new, same, newer, older; and what stops it."""

from dataclasses import replace

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import text_of
from lcapp.errors import InputRefused, StorageUnavailable
from lcapp.exchange.package_tools import Tools
from lcapp.exchange.package_writer import write_package
from lcapp.i18n import Words
from lcapp.i18n.wording_packages import preview_sentences, sender_sentence
from lcapp.sandbox.package_reader import read_package
from lcapp.services.package_ports import OpenedPackage, Receipt
from lcapp.services.senders import Sender, sender_of
from tests.builders import NOW
from tests.exchange.package_made import RESOURCES, a_pdf, a_picture, an_annex, bytes_of, carried, package_of

NAME = AnswerKey("city.name")


@pytest.fixture
def packages(app):
    return app.packages


def seen(packages, data):
    inspected = packages.inspect(data)
    assert not inspected.refused, inspected.opened
    return inspected


def take(packages, data, **more):
    return packages.accept(seen(packages, data), **more)


def renamed(told, name, **more):
    """The same dossier, with another name of the city."""
    told = replace(told, answers={**told.answers, NAME: name}, **more)
    return replace(told, claimed=told.content_id)


def test_that_a_new_dossier_is_added_as_a_draft_with_its_annexes(app, packages):
    sent = carried(evidence=(an_annex(1, a_pdf()), an_annex(2, a_picture())))
    made = take(packages, bytes_of(sent, (a_pdf(), a_picture())))
    session = app.dossiers.open(made.dossier)
    assert (session.dossier.uuid, session.dossier.status) == (sent.dossier.uuid, "draft")
    assert dict(session.answers) == dict(sent.answers)
    assert session.evidence == sent.evidence
    assert app.register.files.path(sent.evidence[0].sha256).read_bytes() == a_pdf()
    assert session.read_only is None


def test_that_the_file_is_kept_byte_for_byte_as_it_came(app, packages):
    data = bytes_of(carried())
    take(packages, data)
    kept = packages.receipts()[0]
    assert app.register.files.path(kept.original).read_bytes() == data


def test_that_the_file_goes_with_the_dossier_when_it_is_deleted_for_good(app, packages):
    data = bytes_of(carried())
    made = take(packages, data)
    original = packages.receipts()[0].original
    app.dossiers.delete(made.dossier)
    app.bin.delete_for_good(made.dossier)
    assert not app.register.files.verify(original)
    assert packages.receipts() == ()


def test_that_a_newer_one_replaces_and_what_it_replaces_stays_in_the_record(app, packages):
    sent = carried()
    made = take(packages, bytes_of(sent))
    later = renamed(sent, "Neusamplia")
    preview = packages.preview(seen(packages, bytes_of(later)))
    assert [(one.key, one.change) for one in preview.answers] == [(NAME, "changed")]
    take(packages, bytes_of(later))
    session = app.dossiers.open(made.dossier)
    assert session.answer(NAME) == "Neusamplia"
    session.undo()
    assert session.answer(NAME) == sent.answers[NAME]
    session.flush()


def test_that_a_state_that_was_here_before_is_called_older(app, packages, clock):
    sent = carried()
    made = take(packages, bytes_of(sent))
    clock.advance(60)
    session = app.dossiers.open(made.dossier)
    session.set_answer(NAME, "Elsewhere")
    session.flush()
    preview = packages.preview(seen(packages, bytes_of(sent)))
    assert preview.state == "older"
    assert "later than this file" in " ".join(preview_sentences(Words("en"), preview))


def test_that_a_dossier_in_the_bin_is_not_brought_back_by_a_file(app, packages):
    made = take(packages, bytes_of(carried()))
    app.dossiers.delete(made.dossier)
    with pytest.raises(InputRefused) as refused:
        take(packages, bytes_of(renamed(carried(), "Other")))
    assert refused.value.code == "package_in_bin"


def test_that_a_sealed_dossier_stays_as_it_is_unless_it_is_somebody_elses(app, packages):
    sent = replace(carried(), sealed=True, version=1)
    made = take(packages, bytes_of(sent), as_received=True)
    assert app.dossiers.open(made.dossier).dossier.status == "sealed"
    again = replace(renamed(sent, "Neusamplia"), version=2)
    with pytest.raises(InputRefused) as refused:
        take(packages, bytes_of(again))
    assert refused.value.code == "package_sealed_here"
    take(packages, bytes_of(again), as_received=True)
    session = app.dossiers.open(made.dossier)
    assert (session.dossier.status, session.answer(NAME)) == ("sealed", "Neusamplia")
    assert app.submissions.kept(made.dossier, 1).content_id == sent.content_id
    assert app.submissions.kept(made.dossier, 2).content_id == again.content_id


def test_that_a_dossier_that_was_moved_to_another_form_moves_here_too_and_back(app, packages):
    old, new = carried("samplia-award-2019"), carried("samplia-award-2021")
    made = take(packages, bytes_of(old))
    preview = packages.preview(seen(packages, bytes_of(new)))
    assert preview.form_here == old.dossier.form
    assert "moved to another form" in " ".join(preview_sentences(Words("en"), preview))
    take(packages, bytes_of(new), loss_known=True)
    session = app.dossiers.open(made.dossier)
    assert (session.dossier.form, session.dossier.call) == (new.dossier.form, new.dossier.call)
    assert dict(session.answers) == dict(new.answers)
    assert session.read_only is None
    session.undo()
    session.flush()
    assert app.dossiers.open(made.dossier).dossier.form == old.dossier.form
    assert dict(app.dossiers.open(made.dossier).answers) == dict(old.answers)


def test_that_what_came_as_a_draft_is_shut_when_the_same_comes_sealed(app, packages):
    made = take(packages, bytes_of(carried()), as_received=True)
    assert app.dossiers.open(made.dossier).dossier.status == "draft"
    sealed = replace(carried(), sealed=True, version=1)
    again = take(packages, bytes_of(sealed), as_received=True)
    assert (again.changed, again.preview.state) == (True, "same")
    assert app.dossiers.open(made.dossier).dossier.status == "sealed"
    assert not take(packages, bytes_of(sealed), as_received=True).changed


def test_that_a_sealed_package_becomes_a_draft_where_nobody_says_otherwise(app, packages):
    made = take(packages, bytes_of(replace(carried(), sealed=True, version=1)))
    assert app.dossiers.open(made.dossier).dossier.status == "draft"


def test_that_a_large_loss_must_be_said_twice(packages):
    sent = carried()
    take(packages, bytes_of(sent))
    less = replace(sent, answers=dict(list(sent.answers.items())[:3]))
    less = replace(less, claimed=less.content_id)
    with pytest.raises(InputRefused) as refused:
        take(packages, bytes_of(less))
    assert (refused.value.code, refused.value.params["count"]) == (
        "package_large_loss",
        len(sent.answers) - 3,
    )
    assert take(packages, bytes_of(less), loss_known=True).changed


def test_that_a_number_never_comes_to_mean_another_file(app, packages):
    made = take(packages, bytes_of(carried(evidence=(an_annex(1, a_pdf()),)), (a_pdf(),)))
    other = carried(evidence=(an_annex(1, a_picture(), id="mine"),))
    with pytest.raises(InputRefused) as refused:
        take(packages, bytes_of(other, (a_picture(),)))
    assert (refused.value.code, refused.value.params["numbers"]) == ("package_numbers_differ", "A1")
    assert app.register.of(made.dossier)[0].sha256 == an_annex(1, a_pdf()).sha256


def test_that_evidence_comes_changes_and_goes_with_a_newer_package(app, packages):
    first = carried(evidence=(an_annex(1, a_pdf()), an_annex(2, a_picture())))
    made = take(packages, bytes_of(first, (a_pdf(), a_picture())))
    second = carried(
        evidence=(an_annex(2, a_picture(), caption="The square"), an_annex(3, b"words", annex=False))
    )
    preview = packages.preview(seen(packages, bytes_of(second, (a_picture(), b"words"))))
    assert [(one.name, one.change) for one in preview.evidence] == [
        ("A1", "removed"),
        ("A2", "changed"),
        ("A3", "added"),
    ]
    take(packages, bytes_of(second, (a_picture(), b"words")))
    assert app.register.of(made.dossier) == second.evidence


def test_that_all_of_it_comes_in_or_nothing(app, packages, monkeypatch):
    from lcapp.storage import package_store

    def failing(*_args):
        raise StorageUnavailable("disk_full")

    sent = carried(evidence=(an_annex(1, a_pdf()),))
    inspected = seen(packages, bytes_of(sent, (a_pdf(),)))
    monkeypatch.setattr(package_store, "add_audit", failing)
    with pytest.raises(StorageUnavailable):
        packages.accept(inspected)
    assert app.dossiers.list() == ()
    monkeypatch.undo()
    assert packages.accept(inspected).changed


def test_that_a_form_that_is_not_here_comes_along(app, packages, paths):
    package = package_of(carried())
    form_file = package.form_file.replace(b'id = "membership"', b'id = "visiting"', 1)
    call_file = package.call_file.replace(b'id = "membership-2025"', b'id = "visiting-2025"', 1)
    call_file = call_file.replace(b'form = "membership-2025"', b'form = "visiting-2025"', 1)
    from lcapp.domain.form_reader import read_form

    form = read_form(form_file, file="form.toml")
    sent = carried()
    dossier = replace(sent.dossier, form=form.name, form_digest=form.digest, call="visiting-2025")
    sent = replace(sent, dossier=dossier)
    sent = replace(sent, claimed=sent.content_id)
    head = replace(
        package.head,
        form=form.name,
        form_digest=form.digest,
        call="visiting-2025",
        content_id=sent.content_id,
    )
    data = write_package(
        replace(package, head=head, data=text_of(sent), form_file=form_file, call_file=call_file)
    )
    preview = packages.preview(seen(packages, data))
    assert (preview.form, preview.call) == ("new", "new")
    assert form.name not in app.forms.names(), "a look changes nothing"
    made = take(packages, data)
    assert app.forms.get(form.name).digest == form.digest
    assert app.calls.get("visiting-2025").form == form.name
    assert app.dossiers.open(made.dossier).read_only is None


def test_that_another_form_of_that_name_is_not_put_in_its_place(app, packages):
    package = package_of(carried())
    from lcapp.domain.form_reader import read_form

    form_file = package.form_file.replace(b"max_words", b"min_words", 1)
    form = read_form(form_file, file="form.toml")
    sent = carried()
    sent = replace(sent, dossier=replace(sent.dossier, form_digest=form.digest))
    sent = replace(sent, claimed=sent.content_id)
    head = replace(package.head, form_digest=form.digest, content_id=sent.content_id)
    data = write_package(replace(package, head=head, data=text_of(sent), form_file=form_file))
    before = app.forms.get(form.name).digest
    assert packages.preview(seen(packages, data)).form == "differs"
    made = take(packages, data)
    session = app.dossiers.open(made.dossier)
    assert session.read_only is not None
    assert (session.read_only.code, app.forms.get(form.name).digest) == ("form_changed", before)
    assert dict(session.answers) == dict(sent.answers)


def test_that_a_changed_package_with_the_old_signature_is_refused(packages, tmp_path):
    tools = Tools(tmp_path / "key", RESOURCES / "reference" / "telephone_words.txt")
    signature = read_package(tools.write(package_of(carried()), signed=True)).signature
    forged = write_package(package_of(renamed(carried(), "Other")), sign=lambda _manifest: signature)
    inspected = packages.inspect(forged)
    assert (inspected.refused, inspected.opened.code) == (True, "package_signature_wrong")


class Known:
    """Keys without cryptography."""

    def own_key(self):
        return "own"

    def words(self, key):
        return (key,) * 5


def opened(key):
    from lcapp.domain.package import PackageSignature

    return OpenedPackage("accepted", signature=PackageSignature(key, "") if key else None)


BEFORE = (Receipt(1, NOW, "a", "", ""), Receipt(2, NOW, "b", "", ""))


@pytest.mark.parametrize(
    ("key", "dossier", "before", "code", "elsewhere"),
    [
        ("", 0, (), "unsigned", False),
        ("", 3, BEFORE, "unsigned", False),
        ("", 1, BEFORE, "lost", False),
        ("a", 0, (), "first", False),
        ("a", 0, BEFORE, "first", True),
        ("a", 1, BEFORE, "same", False),
        ("b", 1, BEFORE, "another", False),
        ("c", 1, BEFORE, "another", False),
        ("a", 1, (*BEFORE, Receipt(1, NOW, "b", "", "")), "same", False),
        ("own", 1, BEFORE, "own", False),
    ],
)
def test_that_a_sender_is_told_as_far_as_it_is_known(key, dossier, before, code, elsewhere):
    sender = sender_of(opened(key), dossier, before, Known())
    assert (sender.code, sender.elsewhere) == (code, elsewhere)
    said = sender_sentence(Words("en"), sender)
    assert "no words" not in said
    for promise in ("verified", "✓", "genuine", "authentic", "trusted"):
        assert promise not in said.lower()


def test_that_another_computer_asks_for_a_call_with_five_words():
    sender = Sender("another", NOW, ("apple", "bridge", "cloud", "dragon", "eagle"))
    said = sender_sentence(Words("en"), sender)
    assert "apple bridge cloud dragon eagle" in said
    assert "Call" in said
