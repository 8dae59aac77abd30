"""The Commission's papers: what they say is put together here; the engine of the dossiers prints them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Protocol

from lcapp.domain.answers import AnswerKey, answer_in_any_language, plain_part
from lcapp.domain.criteria import Criteria
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.desk_papers import (
    CallPage,
    CitedReason,
    CommissionProfile,
    DispatchPaper,
    Letter,
    Minutes,
    MinutesLine,
    Paper,
    PartTwo,
    RankingPaper,
    profile_data,
    profile_of,
)
from lcapp.domain.discrepancy import Standing
from lcapp.domain.fingerprint import short_code
from lcapp.domain.formal_check import Verdict
from lcapp.domain.forms import Hand, Question, QuestionType
from lcapp.domain.review import Sheet
from lcapp.errors import InputRefused
from lcapp.services.decisions import Decisions
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, DeskStore
from lcapp.services.desk_remarks import DeskRemarks
from lcapp.services.ports import CallLibrary, Clock
from lcapp.services.ranking import Rankings
from lcapp.services.received_reading import Received
from lcapp.services.reviews import Reviews

MOST_REASONS = 4
MOST_QUOTES = 2


class PaperPrinter(Protocol):
    """Prints a paper with the engine of the dossiers."""

    def __call__(self, paper: Paper, *, language: str, size: str, moment: datetime) -> bytes:
        """A PDF; `size` is `a4` or `letter`. Raises EnvironmentFailed."""


class MailWriter(Protocol):
    """Writes the national call as the text of a mail."""

    def __call__(self, page: CallPage, *, language: str) -> str:
        """Plain text; addresses hold nothing that is not seen."""


class Papers:
    """Papers of every call.

    Args:
        desk: The dossiers.
        reviews: Their reviews.
        rankings: The order of a call.
        decisions: What was decided.
        remarks: Remarks on dossiers.
        store: Keeps the Commission's profile.
        calls: Calls by id.
        printer: Prints.
        mail: Writes the text of a mail.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        reviews: Reviews,
        rankings: Rankings,
        decisions: Decisions,
        remarks: DeskRemarks,
        store: DeskStore,
        calls: CallLibrary,
        printer: PaperPrinter,
        mail: MailWriter,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._reviews, self._rankings = desk, reviews, rankings
        self._decisions, self._remarks, self._store = decisions, remarks, store
        self._calls, self._printer, self._mail = calls, printer, mail
        self._clock, self._actor = clock, actor

    # Who writes

    def profile(self) -> CommissionProfile:
        """The Commission as it was typed here; what is not typed is empty."""
        kept = self._store.entries(kind="commission", call="", subject="")
        return profile_of(kept[-1].body) if kept else CommissionProfile()

    def set_profile(self, profile: CommissionProfile) -> None:
        """Keep who writes the papers."""
        body = profile_data(profile)
        entry = DeskEntry("commission", "", "", "commission", body, self._clock(), self._actor())
        self._store.write(DeskDeed("desk_commission", "commission", (entry,)), actor=self._actor())

    # What they say

    def letter(self, number: int, *, with_count: bool = False) -> Letter:
        """The letter that says what was decided.

        Args:
            number: The dossier's number on the desk.
            with_count: Whether the letter says how many applications came.

        Raises:
            InputRefused: `not_decided`: no decision holds.
        """
        received = self._desk.read(number)
        decision = self._decisions.holding(number)
        if decision is None:
            raise InputRefused("not_decided", number=number)
        line = received.line
        criteria = self._reviews.criteria(line.call)
        standing = self._reviews.state(number).standing
        sheets = self._reviews.visible(number)
        failed = tuple(one for one in received.formal if one.verdict is Verdict.FAILED)
        reasons = () if standing is None else cited_reasons(standing, sheets, criteria, decision.kind)
        return Letter(
            kind=decision.kind,
            commission=self._named_profile(line.country),
            city=line.title,
            mayor=_said(received, "mayor.name"),
            mayor_title=_said(received, "mayor.title"),
            call=received.call,
            day=self._desk.today(),
            reference=f"{line.call}/{line.number}/{line.version}",
            decision=decision,
            came=self._came(line.call) if with_count else 0,
            reasons=reasons if decision.kind is not DecisionKind.REQUEST else (),
            formal=failed if decision.kind is not DecisionKind.ENDORSE else (),
            criteria=criteria if reasons else None,
            remarks=sum(one.reply is None and not one.withdrawn for one in self._remarks.of(number)),
        )

    def minutes(
        self,
        call: str,
        *,
        day: date | None = None,
        present: tuple[str, ...] = (),
        with_names: bool = False,
    ) -> Minutes:
        """The minutes of a board about a call.

        Args:
            call: Id of the call.
            day: Day of the meeting; None is today.
            present: Who was there.
            with_names: Whether reviewers are named.
        """
        ranking = self._rankings.ranking(call)
        order = self._store.entries(kind="order", call=call, subject="")
        lines = self._desk.lines(DeskFilter(call=call))
        places = {place.candidate.number: place.priority for place in ranking.places}
        in_order = sorted(lines, key=lambda one: (places.get(one.number, len(places) + 1), one.number))
        criteria = self._reviews.criteria(call)
        country = next((one.country for one in lines), "")
        return Minutes(
            commission=self._named_profile(country),
            call=self._calls.get(call),
            day=day or self._desk.today(),
            present=present,
            ranking=ranking,
            lines=tuple(self._minutes_line(one, criteria, with_names=with_names) for one in in_order),
            criteria=criteria,
            order_reason=str(order[-1].body.get("reason", "")) if order else "",
            sent_on=self._decisions.dispatch(call).sent_on,
            with_names=with_names,
            reviewers=self._reviewers_of(call) if with_names else (),
        )

    def ranking_list(self, call: str) -> RankingPaper:
        """The ranking list, to be laid before the board."""
        return RankingPaper(
            commission=self.profile(),
            call=self._calls.get(call),
            day=self._desk.today(),
            ranking=self._rankings.ranking(call),
            criteria=self._reviews.criteria(call),
        )

    def dispatch_list(self, call: str) -> DispatchPaper:
        """The list that goes with the one dispatch to UIL.

        Raises:
            InputRefused: `nothing_endorsed`.
        """
        told = self._decisions.dispatch(call)
        if not told.endorsed:
            raise InputRefused("nothing_endorsed", call=call)
        return DispatchPaper(
            commission=self._named_profile(told.endorsed[0].country),
            call=self._calls.get(call),
            day=self._desk.today(),
            endorsed=told.endorsed,
            copies=tuple(address for _line, address in told.copies),
            to=told.to,
            fingerprints=tuple(short_code(one.content_id) for one in told.endorsed),
        )

    def part_two(self, number: int, *, language: str = "en") -> PartTwo:
        """The Commission's own part of the form, filled in for signature and stamp.

        Args:
            number: The dossier's number on the desk.
            language: Language of the reasons.

        Raises:
            InputRefused: `not_endorsed`; `form_without_part_two`.
        """
        received = self._desk.read(number)
        decision = self._decisions.holding(number)
        if decision is None or decision.kind is not DecisionKind.ENDORSE:
            raise InputRefused("not_endorsed", number=number)
        asked = [
            question
            for part in received.form.parts
            if part.filled_by is Hand.NATIONAL_COMMISSION
            for section in part.sections
            for question in section.questions
        ]
        if not asked:
            raise InputRefused("form_without_part_two", form=received.form.name)
        profile = self._named_profile(received.line.country)
        picture = received.snapshot()
        answers = dict(picture.answers)
        for question in asked:
            value = self._filled(question, received, profile, decision.reason)
            if value is not None:
                answers[AnswerKey(question.id, language if question.translatable else "")] = value
        return PartTwo(replace(picture, answers=answers), picture, profile)

    def call_page(self, call: str) -> CallPage:
        """The national call as one page, from the call's data and the Commission's own deadline."""
        return CallPage(self.profile(), self._calls.get(call), self._desk.today())

    # On paper

    def printed(self, paper: Paper, *, language: str, size: str = "a4") -> bytes:
        """A paper as PDF.

        Args:
            paper: What it says.
            language: The language of the words.
            size: `a4` or `letter`.
        """
        return self._printer(paper, language=language, size=size, moment=self._clock())

    def mail(self, page: CallPage, *, language: str) -> str:
        """The national call as the text of a mail."""
        return self._mail(page, language=language)

    def languages(self, wanted: Iterable[str] = ()) -> tuple[str, ...]:
        """The languages papers are made in: those asked for, else the national one and English."""
        given = tuple(dict.fromkeys(wanted))
        return given or tuple(dict.fromkeys(one for one in (self.profile().language, "en") if one))

    # Inside

    def _named_profile(self, country: str) -> CommissionProfile:
        """The profile; a name that was not typed comes from the list of Commissions."""
        kept = self.profile()
        if kept.name:
            return kept
        known = (one.commission for one in self._desk.reading.countries() if one.code == country)
        return replace(kept, name=next(known, ""))

    def _came(self, call: str) -> int:
        return len({one.uuid for one in self._desk.lines(DeskFilter(call=call, sealed=True))})

    def _minutes_line(self, line: DeskDossier, criteria: Criteria, *, with_names: bool) -> MinutesLine:
        state = self._reviews.state(line.number)
        conflicted = [one.reviewer for one in state.reviewers if one.state == "conflict"]
        apart = state.standing.to_discuss if state.standing else ()
        titles = {one.id: one.title for one in criteria.criteria}
        failed = (one for one in self._desk.formal(line.number) if one.verdict is Verdict.FAILED)
        return MinutesLine(
            line=line,
            decision=self._decisions.holding(line.number),
            formal=tuple(failed),
            interviews=self._decisions.interviews(line.number),
            conflicts=tuple(self._reviews.named(one) if with_names else "" for one in conflicted),
            to_discuss=tuple(titles[one.criterion] for one in apart),
        )

    def _reviewers_of(self, call: str) -> tuple[str, ...]:
        written = {sheet.reviewer for _subject, sheet in self._reviews.finished_sheets(call)}
        return tuple(sorted(self._reviews.named(one) for one in written))

    def _filled(
        self, question: Question, received: Received, profile: CommissionProfile, reason: str
    ) -> object | None:
        """What the program can write into a question of the Commission; signatures are made by hand."""
        name = question.id.rpartition(".")[2]
        if question.type is QuestionType.DATE:
            return self._desk.today().isoformat()
        if question.type is QuestionType.LONG_TEXT and reason:
            return reason
        if question.type is QuestionType.SHORT_TEXT and name == "name":
            parts = (profile.name, profile.officer, profile.officer_title, profile.email, profile.phone)
            return ", ".join(one for one in parts if one) or None
        if question.type is QuestionType.LIST and name == "cities":
            endorsed = self._decisions.dispatch(received.line.call).endorsed
            return [{"id": f"c{n}", "text": one.title} for n, one in enumerate(endorsed, start=1)]
        return None


def cited_reasons(
    standing: Standing, sheets: Iterable[Sheet], criteria: Criteria, kind: DecisionKind
) -> tuple[CitedReason, ...]:
    """Reasons from the scores: of a refusal what lost most, of an endorsement what won most.

    Args:
        standing: What the sheets say together.
        sheets: The sheets, for the sentences and annexes the points rest on.
        criteria: What was scored by.
        kind: What was decided.
    """
    counted = [one for one in sheets if one.counts]
    told = []
    for spread in standing.criteria:
        criterion = criteria.criterion(spread.criterion)
        if criterion is None:
            continue
        level = int(spread.mean)
        cites = [
            cite
            for sheet in counted
            if spread.criterion in sheet.scores
            for cite in sheet.scores[spread.criterion].cites
        ]
        quotes = tuple(dict.fromkeys((one.quote, one.question) for one in cites if one.quote))
        reason = CitedReason(
            criterion=criterion.id,
            title=criterion.title,
            mean=spread.mean,
            most=criteria.most,
            level=criterion.levels[level],
            next_level=criterion.levels[level + 1] if level < criteria.most else "",
            quotes=quotes[:MOST_QUOTES],
            annexes=tuple(dict.fromkeys(one.evidence for one in cites if one.evidence)),
        )
        told.append((criterion.weight, reason))
    if kind is DecisionKind.ENDORSE:
        told.sort(key=lambda one: -one[0] * one[1].mean)
        good = (reason for _weight, reason in told if 2 * reason.mean > reason.most)
        return tuple(good)[:MOST_REASONS]
    told.sort(key=lambda one: -one[0] * (Fraction(one[1].most) - one[1].mean))
    return tuple(reason for _weight, reason in told if reason.mean < reason.most)[:MOST_REASONS]


def _said(received: Received, question: str) -> str:
    said = plain_part(answer_in_any_language(received.carried.answers, question, "en"))
    return said if isinstance(said, str) else ""
