"""`lcapp merge DOSSIER FILE [--accept]`: somebody else's version beside a draft, and taking it in."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, whole_number
from lcapp.cli.commands.inspect import inspected_file, inspection_shape
from lcapp.cli.difference_lines import difference_lines, difference_shape
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.cli.passphrase import add_passphrase
from lcapp.domain.forms import Form
from lcapp.domain.merge import Decisions, MergedAnswer
from lcapp.domain.settled_values import part_at
from lcapp.domain.value_difference import value_difference
from lcapp.i18n import Words
from lcapp.i18n.wording_merge import merge_kind_words, merge_sentences, stands_sentence
from lcapp.i18n.wording_packages import inspection_sentences
from lcapp.services.app import App
from lcapp.services.merge_source import merge_source
from lcapp.services.merging import MergePreview


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(
        subparsers, "merge", "Take in what somebody else made of sections or of the whole dossier."
    )
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--accept",
        action="store_true",
        help="take it in and print the dossier's number; otherwise nothing changes",
    )
    parser.add_argument(
        "--conflicts",
        choices=("together", "mine", "theirs"),
        default="together",
        help="what stands where both changed the same place: both together where the words allow it, else "
        "the longer text (default); or one side. The other text stays in the history.",
    )
    parser.add_argument(
        "--loss",
        type=whole_number,
        metavar="WORDS",
        help="the number of words that may stand in no answer any more; asked for where it is large",
    )
    add_passphrase(parser, "the file is locked")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Say what a merge would do, or do it."""
    session = app.dossiers.open(args.dossier)
    inspected = inspected_file(app, args)
    if inspected.refused:
        out.show(
            {"accepted": False, **inspection_shape(out.words, inspected, None)},
            lambda: inspection_sentences(out.words, inspected),
        )
        return NOT_RIGHT
    source = merge_source(session, inspected, app.past_states)
    preview = app.merging.preview(session, source)
    if args.conflicts != "together":
        preview = app.merging.preview(session, source, _one_side(preview, args.conflicts))
    told = {
        **inspection_shape(out.words, inspected, None),
        **_shape(preview),
        "accepted": args.accept,
        "dossier": args.dossier,
    }
    if args.accept:
        merged = app.merging.accept(session, preview, loss_typed=args.loss)
        told |= {"changed": merged.changed, "set_aside": merged.set_aside}
        out.show(told, lambda: [str(args.dossier)])
        return FINE

    def lines() -> Iterator[str]:
        yield from inspection_sentences(out.words, inspected)
        yield from merge_sentences(out.words, preview)
        yield from _answer_lines(out.words, session.form, preview)
        yield out.words._("Nothing was changed. Add --accept to take it in.")

    out.show(told, lines)
    return FINE


def _one_side(preview: MergePreview, side: str) -> Decisions:
    decisions = preview.decisions
    for one in preview.merge.disputed:
        standing = one.mine if side == "mine" else one.theirs
        for dispute in one.disputes:
            decisions = decisions.with_part(one.key, dispute.path, part_at(standing, dispute.path))
    return decisions


def _answer_lines(words: Words, form: Form, preview: MergePreview) -> Iterator[str]:
    for one in preview.merge.answers:
        if not one.brings_something:
            continue
        place = labelled(words, form, one.key.question, one.key.language)
        yield f"{place}: {merge_kind_words(words, one.kind)}"
        yield from difference_lines(words, value_difference(one.mine, one.theirs))
        if one.disputes:
            yield "    " + stands_sentence(words, one)


def _shape(preview: MergePreview) -> dict[str, Any]:
    source, loss = preview.source, preview.loss
    return {
        "who": source.who,
        "base": source.base_from,
        "sections": list(source.sections) if source.sections is not None else None,
        "answers": [_answer_shape(one) for one in preview.merge.answers if one.brings_something],
        "disputed": [
            {"question": one.key.question, "language": one.key.language} for one in preview.merge.disputed
        ],
        "set_aside": [
            {"question": key.question, "language": key.language, "value": value}
            for key, value in preview.unfit.items()
        ],
        "evidence": [{"number": one.name, "title": one.title} for one in preview.evidence.new],
        "evidence_absent": [one.title for one in preview.evidence.absent],
        "loss": {
            "words": loss.words,
            "characters": loss.characters,
            "emptied": [{"question": key.question, "language": key.language} for key in loss.emptied],
            "must_be_typed": loss.is_large,
        },
    }


def _answer_shape(one: MergedAnswer) -> dict[str, Any]:
    return {
        "question": one.key.question,
        "language": one.key.language,
        "section": one.section,
        "kind": str(one.kind),
        "base": one.base,
        "mine": one.mine,
        "theirs": one.theirs,
        "result": one.value,
        "difference": difference_shape(value_difference(one.mine, one.theirs)),
        "disputes": [
            {
                "path": list(dispute.path),
                "versions": list(dispute.versions),
                "together": dispute.combined,
            }
            for dispute in one.disputes
        ],
    }
