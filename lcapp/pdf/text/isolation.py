"""Makes text that people typed safe to print: no controls, no reordering beyond its own edges."""

import re

from lcapp.pdf.text.bidi import classes_of

FSI, PDI, ALM = "\u2068", "\u2069", "\u061c"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls but newline, bidi embeddings and overrides, deprecated formats, lone surrogates, annotations,
# noncharacters.
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x9f\u202a-\u202e\u206a-\u206f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_ISOLATE_CONTROLS = re.compile("[\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without anything that cannot be printed or that reorders what stands beside it.

    A tab becomes a space and every kind of line end a newline. Joiners, isolates and direction marks stay.
    """
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def isolate(value: str) -> str:
    """A value for the middle of a sentence: cleaned, on one line, its order its own (FSI ... PDI)."""
    return FSI + _ISOLATE_CONTROLS.sub("", clean(value)).replace("\n", " ") + PDI


def lone_number(text: str) -> str:
    """A number or percentage alone in a cell of a right-to-left table, ordered as it is in a sentence.

    After an Arabic letter the percent sign stands left of the number; U+061C stands in for that letter. Text
    with letters or direction marks of its own is returned as it is.
    """
    classes = set(classes_of(text))
    is_number = bool(classes & {"EN", "AN"}) and classes.isdisjoint({"L", "R", "AL", "LRI", "RLI", "FSI"})
    return ALM + text if is_number else text
