"""All papers of a call at once, each named by rule: letters, lists, minutes, Part 2."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_papers import Paper
from lcapp.domain.safe_names import safe_name
from lcapp.errors import InputRefused
from lcapp.services.decisions import Decisions
from lcapp.services.desk import Desk
from lcapp.services.desk_papers import Papers
from lcapp.services.desk_ports import DeskFilter
from lcapp.services.ports import Watch

KINDS = {
    DecisionKind.ENDORSE: "endorsement",
    DecisionKind.REFUSE: "refusal",
    DecisionKind.REQUEST: "request",
}


@dataclass(frozen=True, slots=True)
class Written:
    """One paper.

    Args:
        name: Of its file; every system takes it.
        data: The PDF.
        dossier: Number on the desk of the dossier it is about; 0 for the whole call.
        what: What `Decisions.note_paper` calls it.
    """

    name: str
    data: bytes
    dossier: int = 0
    what: str = ""


def papers_of_call(
    call: str, *, desk: Desk, decisions: Decisions, papers: Papers, size: str, watch: Watch
) -> Iterator[Written]:
    """Every paper that can be made now, in the national language and in English.

    Args:
        call: Id of the call.
        desk: Received dossiers.
        decisions: What was decided.
        papers: Makes them.
        size: `a4` or `letter`.
        watch: Told after each dossier, asked before each.
    """
    decided = [
        (line, held)
        for line in desk.lines(DeskFilter(call=call))
        if (held := decisions.holding(line.number)) is not None and held.kind in KINDS
    ]
    languages = papers.languages()
    for done, (line, held) in enumerate(decided):
        watch.check()
        letter = papers.letter(line.number)
        for language in languages:
            name = f"{KINDS[held.kind]}-{line.number}-{line.title}-{language}"
            printed = papers.printed(letter, language=language, size=size)
            yield Written(safe_name(name, ".pdf"), printed, line.number, "letter")
        if held.kind is DecisionKind.ENDORSE:
            yield from _part_two(papers, line.number, line.title, size)
        watch.progress(done + 1, len(decided) + 1)
    watch.check()
    whole: list[tuple[str, Paper]] = [
        ("minutes", papers.minutes(call)),
        ("ranking", papers.ranking_list(call)),
        ("call", papers.call_page(call)),
    ]
    if any(held.kind is DecisionKind.ENDORSE for _line, held in decided):
        whole.append(("dispatch", papers.dispatch_list(call)))
    for name, paper in whole:
        for language in languages:
            printed = papers.printed(paper, language=language, size=size)
            yield Written(safe_name(f"{name}-{call}-{language}", ".pdf"), printed)
    watch.progress(len(decided) + 1, len(decided) + 1)


def _part_two(papers: Papers, number: int, title: str, size: str) -> Iterator[Written]:
    try:
        paper = papers.part_two(number)
    except InputRefused as refused:
        # Some forms have no part of the Commission's own.
        if refused.code != "form_without_part_two":
            raise
        return
    printed = papers.printed(paper, language="en", size=size)
    yield Written(safe_name(f"part-2-{number}-{title}", ".pdf"), printed, number, "part2_printed")
