"""`lcapp upgrade`: move a draft to another form, or look at what would become of its answers."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import key_shape
from lcapp.domain.answers import AnswerKey
from lcapp.domain.upgrade_plan import PARK, Decision, UpgradePlan
from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording import decision_sentences, harmless, question_named, upgrade_kind
from lcapp.services.app import App
from lcapp.services.form_upgrade import UpgradePreview

_LONGEST_LABEL = 48


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    verb = add_verb(subparsers, "upgrade", "Move a draft to another form; what has no place is set aside.")
    verb.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    verb.add_argument("--to", required=True, metavar="FORM", help="such as membership-2027")
    verb.add_argument("--call", default="", metavar="CALL", help="the call afterwards (default: as it is)")
    verb.add_argument(
        "--set-aside", action="append", default=[], metavar="QUESTION", help="put this answer into the drawer"
    )
    verb.add_argument(
        "--put",
        action="append",
        default=[],
        metavar="OLD=NEW",
        help="put the answer of a question into another one of the new form",
    )
    verb.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    verb.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Say what becomes of each answer, and do it unless only a look was wanted."""
    session = app.dossiers.open(args.dossier)
    preview = app.upgrades.preview(
        session, args.to, call=args.call, choices=_choices(args, session.answers, app.forms.get(args.to))
    )
    if not args.dry_run:
        app.upgrades.apply(session, preview)
    told = _shape(args.dossier, preview, done=not args.dry_run)
    out.show(told, lambda: _lines(out.words, preview, done=not args.dry_run))
    return FINE


def _choices(args: Namespace, answers: Any, form: Any) -> dict[AnswerKey, str]:
    wanted = dict.fromkeys(args.set_aside, PARK)
    for pair in args.put:
        old, _, new = pair.partition("=")
        if form.question(new) is None:
            raise InputRefused("question_unknown", question=new[:80])
        wanted[old] = new
    known = {key.question for key in answers}
    for question in wanted:
        if question not in known:
            raise InputRefused("answer_not_there", question=question[:80])
    return {key: wanted[key.question] for key in answers if key.question in wanted}


def _shape(dossier: int, preview: UpgradePreview, *, done: bool) -> dict[str, Any]:
    plan, facts = preview.plan, preview.facts
    return {
        "dossier": dossier,
        "from": plan.old.name,
        "to": plan.new.name,
        "call": preview.call,
        "done": done,
        "decisions": [_decision_shape(one) for one in plan.decisions],
        "new_questions": [{"question": q, "required": needed} for q, needed in plan.new_questions.items()],
        "counts": {str(kind): number for kind, number in facts.kinds.items()},
        "set_aside": facts.set_aside,
        "words_over": facts.words_over,
    }


def _decision_shape(decision: Decision) -> dict[str, Any]:
    over = decision.over
    return {
        "answer": key_shape(decision.key),
        "kind": str(decision.kind),
        "goes_to": [key_shape(target) for target in decision.targets],
        "reason": decision.reason,
        "over": {"limit": over.limit, "allowed": over.allowed, "count": over.count} if over else None,
        "hidden": decision.hidden,
        "needs_look": decision.needs_look,
    }


def _lines(words: Words, preview: UpgradePreview, *, done: bool) -> Iterator[str]:
    plan = preview.plan
    for kind in preview.facts.kinds:
        mine = [one for one in plan.decisions if one.kind == kind]
        yield f"{upgrade_kind(words, kind)}:"
        for line in table(words, [_row(words, plan, one) for one in mine]):
            yield f"  {line}"
    if plan.new_questions:
        yield f"{words._('New questions')}:"
        for question, required in plan.new_questions.items():
            label = _short(question_named(words, plan.new, question))
            needed = "" if required else f" ({words._('may stay empty')})"
            yield f"  {question}  {harmless(words, label)}{needed}"
    yield summary(words, preview, done=done)


def _row(words: Words, plan: UpgradePlan, decision: Decision) -> tuple[str, ...]:
    goes = words.listed(_place(target) for target in decision.targets if target != decision.key)
    label = _short(question_named(words, plan.old, decision.key.question))
    return (
        _place(decision.key),
        f"→ {goes}" if goes else "",
        label,
        " ".join(decision_sentences(words, decision)),
    )


def summary(words: Words, preview: UpgradePreview, *, done: bool) -> str:
    """One line: to which form, and how many answers are set aside."""
    form, count = preview.plan.new.name, preview.facts.set_aside
    if done:
        return words.ngettext(
            "The dossier has the form {form} now; {count} answer stands in the drawer.",
            "The dossier has the form {form} now; {count} answers stand in the drawer.",
            count,
            form=form,
        )
    return words.ngettext(
        "Nothing was changed. With {form}, {count} answer would be set aside.",
        "Nothing was changed. With {form}, {count} answers would be set aside.",
        count,
        form=form,
    )


def _place(key: AnswerKey) -> str:
    return f"{key.question} [{key.language}]" if key.language else key.question


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"
