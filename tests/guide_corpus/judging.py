"""The corpora applied to their samples: which findings a small change brings that the base does not have.

The files of each corpus were written by an evaluator who had seen neither the rules nor another corpus; their
heads say how an entry is applied. Which codes mean what the evaluator meant was judged by hand and stands in
`judged.toml`, beside the figures of the first run, the only blind ones.

A change runs in a real library with the clock on the day the sample is dated, in a session that is never
saved. The base has neither the record nor the evidence an entry brings: these are part of what was changed.
"""

import json
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from lcapp.bootstrap import build_app
from lcapp.domain import validation
from lcapp.domain.answers import AnswerKey
from lcapp.domain.answers_file import answers_from, write_answers
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.facts import KnownCity
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Hand
from lcapp.errors import InputRefused
from lcapp.paths import app_paths

HERE = Path(__file__).parent
CORPORA = ("first", "second", "third", "fourth", "fifth")
REFUSED = "refused:"
"""Stands before the code of a value that no answers file may bring."""
_MEDIA = {".jpg": "image/jpeg", ".mp4": "video/mp4", ".pdf": "application/pdf", ".png": "image/png"}
_AS_IT_COMES = ("count", "example")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one entry.

    Args:
        entry: As it stands in the file.
        new: Findings that the base does not have, in official order.
        refused: Code of the refusal, where a value cannot be imported at all.
        refused_at: The question the refusal names.
    """

    entry: Mapping[str, Any]
    new: tuple[Finding, ...] = ()
    refused: str = ""
    refused_at: str = ""

    @property
    def places(self) -> frozenset[str]:
        """Questions at which the objection may stand."""
        return frozenset((self.entry["where"], *self.entry.get("also", ())))

    def here(self) -> tuple[Finding, ...]:
        """New findings at these places; on evidence or the whole dossier where an entry says so."""
        whole = bool(self.entry.get("evidence") or self.entry.get("note"))
        return tuple(one for one in self.new if one.question in self.places or (whole and not one.question))

    def codes(self) -> frozenset[str]:
        """Codes of what was said there, a refusal among them."""
        said = {one.code for one in self.here()}
        if self.refused and self.refused_at in self.places:
            said.add(REFUSED + self.refused)
        return frozenset(said)

    def stops(self, meant: frozenset[str]) -> bool:
        """Whether one of the codes that were meant stops the sealing, or the value was refused."""
        must = {one.code for one in self.here() if one.severity is Severity.MUST_FIX}
        must |= {code for code in self.codes() if code.startswith(REFUSED)}
        return bool(must & meant)

    def alarms(self) -> tuple[Finding, ...]:
        """What a clean entry should not have brought: new findings there or at a question it changes."""
        changed = self.places | {one["question"] for one in self.entry.get("change", ())}
        whole = bool(self.entry.get("evidence"))
        return tuple(one for one in self.new if one.question in changed or (whole and not one.question))


def defects(*corpora: str) -> tuple[Mapping[str, Any], ...]:
    """All defects of these corpora, file by file; of all where none is named."""
    return tuple(
        entry
        for corpus in corpora or CORPORA
        for path in sorted((HERE / corpus).glob("defects_*.toml"))
        for entry in _toml(path)["defect"]
    )


def traps(*corpora: str) -> tuple[Mapping[str, Any], ...]:
    """All changes that look like defects and are none."""
    return tuple(
        entry for corpus in corpora or CORPORA for entry in _toml(HERE / corpus / "clean.toml")["clean"]
    )


@cache
def meant() -> Mapping[str, frozenset[str]]:
    """By defect, the codes that say what the evaluator meant, as they were judged by hand."""
    return {
        name: frozenset(codes)
        for corpus in CORPORA
        for name, codes in _toml(HERE / corpus / "judged.toml").items()
    }


def is_right(verdict: Verdict) -> bool:
    """Whether a defect was found in the sense of its `why`; a must-fix one as must-fix or refused."""
    wanted = meant()[verdict.entry["id"]]
    if verdict.entry["severity"] == "must_fix":
        return verdict.stops(wanted)
    return bool(verdict.codes() & wanted)


@dataclass(slots=True)
class Judge:
    """Keeps one session for each sample.

    Args:
        app: The program, in a folder of its own.
        clock: Its clock; set to the day of each sample.
        advising: Whether the rules of advice are asked.
    """

    app: Any
    clock: "_Clock"
    advising: bool = True
    _bases: dict[str, Any] = field(default_factory=dict)
    _nobody: KnownCity = field(init=False)

    def __post_init__(self) -> None:
        # As long as no record has been started.
        self._nobody = self.app.facts.city()

    def judge(self, entry: Mapping[str, Any]) -> Verdict:
        """Apply one entry, look, and take it back."""
        session, standing, before = self._base(entry["base"])
        raw = deepcopy(standing)
        for change in entry.get("change", ()):
            _change(raw, change)
        try:
            answers = answers_from(raw, session.form)
        except InputRefused as refused:
            place = str(refused.params.get("place", refused.params.get("name", "")))
            at = next((q.id for q in session.form.questions() if place.startswith(q.id)), "")
            return Verdict(entry, refused=refused.code, refused_at=at)
        kept = dict(session.answers)
        gone = dict.fromkeys(key for key in kept if key not in answers)
        session.set_answers({**answers, **gone}, kind="import")
        session.take_evidence(tuple(map(_evidence, entry.get("evidence", ()))))
        session.city = self._city(entry.get("record", ()))
        told = (*session.findings(), *self._of_commission(session, entry))
        session.set_answers({**dict.fromkeys(set(answers) - set(kept)), **kept}, kind="import")
        session.take_evidence(())
        session.city = self._nobody
        return Verdict(entry, tuple(one for one in told if _sense(one) not in before))

    def _of_commission(self, session: Any, entry: Mapping[str, Any]) -> tuple[Finding, ...]:
        """What the Commission's own check says of a question that the Commission fills in."""
        if session.question(entry["where"]).filled_by is not Hand.NATIONAL_COMMISSION:
            return ()
        hand = Hand.NATIONAL_COMMISSION
        day = self.clock.now.date()
        found = validation.check(session.form, session.answers, today=day, call=session.call, hand=hand)
        return tuple(one for one in found if one.question == entry["where"])

    def findings(self, base: str) -> tuple[Finding, ...]:
        """What is said of an unchanged sample."""
        return tuple(self._base(base)[0].findings())

    def _base(self, name: str) -> tuple[Any, Mapping[str, Any], frozenset[Any]]:
        if name not in self._bases:
            sample = self.app.samples.get(name)
            day = datetime.fromisoformat(f"{sample.dated}-01-01"[:10] + "T09:00+00:00")
            self.clock.now = day
            session = self.app.dossiers.open(self.app.dossiers.start_sample(sample).number)
            session.city = self._nobody
            if not self.advising:
                session.adviser = None
            standing = json.loads(write_answers(sample.call, session.form, session.answers))["answers"]
            self._bases[name] = (session, standing, frozenset(map(_sense, session.findings())), day)
        self.clock.now = self._bases[name][3]
        return self._bases[name][:3]

    def _city(self, lines: tuple[Mapping[str, Any], ...]) -> KnownCity:
        if not lines:
            return self._nobody
        session = self.app.dossiers.open(self.app.city_records.find_or_start("city_record").number)
        given = {AnswerKey(line["question"]): line["value"] for line in lines}
        session.set_answers({**dict.fromkeys(session.answers), **given}, kind="import")
        session.flush()
        return self.app.facts.city()


@contextmanager
def judging(*, advising: bool = True) -> Iterator[Judge]:
    """A judge with a library of its own, which is gone afterwards."""
    clock = _Clock()
    with tempfile.TemporaryDirectory() as folder:
        app = build_app(app_paths(Path(folder)), actor=lambda: "Ada", wait_seconds=0, clock=clock)
        try:
            yield Judge(app, clock, advising)
        finally:
            app.close()


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 6, 15, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def _change(raw: dict[str, Any], change: Mapping[str, Any]) -> None:
    question, language = change["question"], change.get("language", "")
    if not language:
        raw.pop(question, None)
        if not change.get("removed"):
            raw[question] = change["value"]
        return
    by_language = raw.setdefault(question, {})
    by_language.pop(language, None)
    if not change.get("removed"):
        by_language[language] = change["value"]


def _evidence(given: Mapping[str, Any]) -> Evidence:
    number = int(str(given["number"]).removeprefix("A"))
    return Evidence(
        id=f"evidence-{number}",
        number=number,
        position=number,
        kind=EvidenceKind.FILE,
        title=given["title"],
        added_at=datetime(2024, 1, 1, tzinfo=UTC),
        file_name=given["file"],
        media_type=_MEDIA[Path(given["file"]).suffix],
        annex=given.get("annex", False),
        rights=given.get("rights", ""),
        supports=tuple(given.get("supports", ())),
    )


def _sense(finding: Finding) -> tuple[object, ...]:
    """What a finding says and where; how often it says so, and of what first, is no new objection."""
    params = frozenset(pair for pair in finding.params.items() if pair[0] not in _AS_IT_COMES)
    return (
        finding.code,
        finding.severity,
        finding.question,
        finding.language,
        finding.item,
        finding.field,
        params,
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
