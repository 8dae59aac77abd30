"""Answers as plain text, to be pasted into the call's own form."""

from lcapp.domain.snapshot import DossierSnapshot
from lcapp.exchange.answer_blocks import Asked, Block, Heading, Line, Title, answer_blocks
from lcapp.i18n import Words


def answers_as_text(snapshot: DossierSnapshot, words: Words) -> bytes:
    """All answers in official order as UTF-8 text.

    Args:
        snapshot: The dossier.
        words: Language of the few words that are not the form's or the city's.
    """
    lines: list[str] = []
    for block in answer_blocks(snapshot, words):
        lines.extend(_lines(block))
    return ("\n".join(lines).strip("\n") + "\n").encode("utf-8", "replace")


def _lines(block: Block) -> tuple[str, ...]:
    match block:
        case Title():
            return (block.text, *block.lines)
        case Heading():
            return ("", "", block.text, ("=" if block.level == 1 else "-") * min(len(block.text), 72))
        case Asked():
            return ("", block.text)
        case Line():
            said = f"[{block.text}]" if block.aside else block.text
            return (f"{block.marker} {said}" if block.marker else said,)
