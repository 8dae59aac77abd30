"""What was done to a dossier, in a word or two for each kind of act, and names of the parts of an answer."""

from lcapp.i18n.sentences import Sentences, sentence
from lcapp.i18n.wording_translating import TRANSLATION_DEEDS
from lcapp.i18n.words import N_, Words

DEEDS: Sentences = {
    "typing": N_("written"),
    "import": N_("taken from a file"),
    "replace": N_("found and replaced"),
    "undo": N_("undone"),
    "redo": N_("done again"),
    "restore": N_("brought back"),
    "start": N_("started"),
    "sample": N_("taken from a sample"),
    "duplicate": N_("taken from a copy"),
    "copy": N_("taken from another call"),
    "upgrade": N_("moved to another form"),
    "fact": N_("taken from the city's record"),
    "record": N_("made from the city's records"),
    "drawer": N_("taken from the drawer"),
    "cut": N_("cut to fit the limit"),
    "merge": N_("merged"),
    "brought": N_("written elsewhere, brought by a file"),
    "hand_out": N_("handed out sections"),
    "call_off": N_("called a hand-out off"),
    "parcel": N_("received as a part"),
    "milestone": N_("named state"),
    "sealed": N_("sealed"),
    "reopen": N_("opened again after sealing"),
    "export": N_("exported"),
    **TRANSLATION_DEEDS,
    "rename": N_("renamed"),
    "delete": N_("put into the bin"),
    "unbin": N_("taken out of the bin"),
}
PARTS: Sentences = {
    "none": N_("No relevant information"),
    "value": N_("Figure"),
    "year": N_("Year"),
    "territory": N_("Territory"),
    "source": N_("Source"),
    "basis": N_("What it rests on"),
    "confidence": N_("How sure"),
    "links": N_("Links"),
    "evidence": N_("Evidence"),
    "text": N_("Explanation"),
}


def deed_words(words: Words, kind: str) -> str:
    """What was done; kinds of a later version keep their name."""
    return sentence(words, DEEDS, kind, {}) if kind in DEEDS else kind


def part_words(words: Words, name: str) -> str:
    """The name of what stands in or beside an answer; other names as they are."""
    return sentence(words, PARTS, name, {}) if name in PARTS else name
