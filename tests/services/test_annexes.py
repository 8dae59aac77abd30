"""Annexes on their way into an export: what fails is told and stops no other; what must fit into a letter."""

import dataclasses
from pathlib import Path

import pytest

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.errors import Cancelled, EnvironmentFailed, InputRefused, NotFound
from lcapp.i18n import Words
from lcapp.i18n.wording import finding_sentence
from lcapp.services import annexes
from lcapp.services.annexes import Prepared, prepare_annexes, read_for_checking
from lcapp.services.export import StoppableWatch, export_dossier
from lcapp.services.mail_size import best_for_mail, mail_choices
from lcapp.services.ports import PreparedAnnex, PrintOptions, RenderedDossier
from tests.builders import NOW
from tests.pdf.cases import full_snapshot


class Files:
    """Bytes by digest, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256):
        if not (self.folder / sha256).exists():
            raise NotFound("evidence_file_missing", sha256=sha256)
        return self.folder / sha256


@pytest.fixture
def files(tmp_path):
    for name in ("aa", "bb", "cc"):
        (tmp_path / name).write_bytes(b"bytes of " + name.encode())
    return Files(tmp_path)


def entry(number, sha256, **more):
    fields = {"sha256": sha256, "annex": True, "media_type": "application/pdf"} | more
    return Evidence(f"e{number}", number, number, EvidenceKind.FILE, f"Annex {number}", NOW, **fields)


def cleaner(refuse=()):
    def prepare(evidence, data, media_type, *, quality, watch=None):
        if evidence in refuse:
            raise InputRefused("bomb")
        return PreparedAnnex(evidence, "pages", quality.encode() + data, 2)

    return prepare


def test_that_annexes_are_prepared_in_their_order_and_what_is_no_annex_is_not(files):
    register = (entry(2, "bb"), entry(1, "aa"), entry(3, "cc", annex=False))
    done = prepare_annexes(register, files=files, prepare=cleaner(), quality="mail")
    assert [(one.evidence, one.data) for one in done.annexes] == [
        ("e1", b"mailbytes of aa"),
        ("e2", b"mailbytes of bb"),
    ]
    assert done.findings == ()


def test_that_an_annex_that_is_refused_or_gone_is_told_and_stops_no_other(files):
    register = (entry(1, "aa"), entry(2, "gone"), entry(3, "cc"))
    done = prepare_annexes(register, files=files, prepare=cleaner(refuse={"e1"}))
    assert [one.evidence for one in done.annexes] == ["e3"]
    assert [(one.code, dict(one.params)) for one in done.findings] == [
        ("annex_not_printed", {"number": "A1", "reason": "bomb"}),
        ("annex_not_printed", {"number": "A2", "reason": "evidence_file_missing"}),
    ]


def test_that_an_annex_that_is_not_printed_is_told_with_its_reason(files):
    def prepare(*_args, **_more):
        raise InputRefused("too_many_pages", pages=501, limit=500)

    (told,) = prepare_annexes((entry(1, "aa"),), files=files, prepare=prepare).findings
    said = finding_sentence(Words("en"), told, None)
    assert said.startswith("Annex A1 cannot be printed. The file has 501 pages; at most 500")


def test_that_the_bytes_of_a_signed_annex_travel_unchanged(files):
    done = prepare_annexes((entry(1, "aa", signed=True), entry(2, "bb")), files=files, prepare=cleaner())
    assert done.originals == {"A1": b"bytes of aa"}


def test_that_a_machine_that_fails_is_no_finding(files):
    def prepare(*_args, **_more):
        raise EnvironmentFailed("memory_full")

    with pytest.raises(EnvironmentFailed):
        prepare_annexes((entry(1, "aa"),), files=files, prepare=prepare)


def test_that_preparing_can_be_stopped(files):
    watch = StoppableWatch()
    watch.stop()
    with pytest.raises(Cancelled):
        prepare_annexes((entry(1, "aa"),), files=files, prepare=cleaner(), watch=watch)


def test_that_a_file_too_large_is_not_even_read(tmp_path):
    file = tmp_path / "large.pdf"
    with file.open("wb") as opened:
        opened.truncate(annexes.LARGEST_ANNEX + 1)
    with pytest.raises(InputRefused) as refused:
        read_for_checking(file, largest=annexes.LARGEST_ANNEX)
    assert refused.value.code == "file_too_large_for_annex"
    with pytest.raises(InputRefused):
        read_for_checking(tmp_path / "none.pdf", largest=9)


class Printer:
    """Remembers what it was given to print."""

    def render(self, snapshot, options, watch, *, annexes=(), carried=()):
        self.annexes, self.carried = annexes, carried
        return RenderedDossier(b"%PDF- the dossier", 3)


FAILED = prepare_annexes((entry(1, "none"),), files=Files(Path("nowhere")), prepare=cleaner())


def export(path, **more):
    printer = Printer()
    report = export_dossier(
        full_snapshot(), path, renderer=printer, write=Path.write_bytes, options=PrintOptions(), **more
    )
    return report, printer


def test_that_nothing_is_exported_without_an_annex_unless_somebody_says_so(tmp_path):
    with pytest.raises(InputRefused) as refused:
        export(tmp_path / "d.pdf", prepared=FAILED)
    assert dict(refused.value.params) == {"numbers": "A1"}
    assert not (tmp_path / "d.pdf").exists()
    report, _ = export(tmp_path / "d.pdf", prepared=FAILED, without_failed=True)
    assert "annex_not_printed" in [finding.code for finding in report.findings]
    assert (tmp_path / "d.pdf").exists()


def test_that_signed_originals_ride_inside(tmp_path):
    prepared = Prepared(originals={"A4": b"signed bytes"})
    _, printer = export(tmp_path / "d.pdf", prepared=prepared)
    assert [(one.name, one.data) for one in printer.carried] == [("A4-original.pdf", b"signed bytes")]


def test_that_a_file_that_is_not_whole_is_not_left_behind_and_an_older_one_stays(tmp_path):
    older = tmp_path / "d.pdf"
    older.write_bytes(b"older")
    with pytest.raises(EnvironmentFailed) as failed:
        export(older, check=lambda *_args, **_more: ("answer_missing",))
    assert (failed.value.code, dict(failed.value.params)) == (
        "export_not_whole",
        {"reason": "answer_missing"},
    )
    assert older.read_bytes() == b"older"


def weighing(sizes):
    def prepare(quality):
        return Prepared((PreparedAnnex("e1", "picture", bytes(sizes[quality]), 1),))

    return prepare


def test_that_the_finest_quality_that_fits_into_a_letter_is_found(monkeypatch):
    monkeypatch.setattr("lcapp.services.mail_size.MAIL_BYTES", 1000)
    prepare = weighing({"high": 2000, "mail": 1200, "small": 600})
    choices = mail_choices(2300, prepare("high"), quality="high", prepare=prepare)
    assert [dataclasses.astuple(one) for one in choices] == [
        ("high", 2300, False),
        ("mail", 1500, False),
        ("small", 900, True),
    ]
    assert best_for_mail(choices).quality == "small"
    assert best_for_mail(choices[:2]) is None
    assert mail_choices(900, prepare("small"), quality="small", prepare=prepare)[0].fits
