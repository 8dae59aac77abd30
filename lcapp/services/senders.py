"""From which computer a package comes: trust on first use, in people's words, and never more than that.

A signature says only that two files come from the same computer. Names in a file prove nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lcapp.services.package_ports import OpenedPackage, PackageTools, Receipt


@dataclass(frozen=True, slots=True)
class Sender:
    """What is known of the computer.

    Args:
        code: `unsigned` (and none before was signed), `first` (this dossier never came signed before),
            `same`, `another` (this dossier came from another computer before: call, and compare the words),
            `lost` (earlier ones were signed, this one is not), `own` (this very computer).
        since: UTC of when that computer was first seen; with `another` and `lost`, of the last other one.
        words: Five words, to be compared on the telephone; empty where nothing is signed.
        key: The public key, or empty.
        elsewhere: Whether `first` is only for this dossier: that computer has sent others.
    """

    code: str
    since: datetime | None = None
    words: tuple[str, ...] = ()
    key: str = ""
    elsewhere: bool = False


NOBODY = Sender("unsigned")


def sender_of(
    opened: OpenedPackage, dossier: int, receipts: Iterable[Receipt], tools: PackageTools
) -> Sender:
    """Who sent a package whose signature fits.

    Args:
        opened: The package.
        dossier: Number of the dossier on this computer; 0 where it is not here.
        receipts: Everything taken in so far, oldest first.
        tools: Knows keys and words.
    """
    all_before = [one for one in receipts if one.key]
    before = [one for one in all_before if one.dossier == dossier]
    if opened.signature is None:
        return Sender("lost", before[-1].at) if before else NOBODY
    key = opened.signature.key
    words = tools.words(key)
    if key == tools.own_key():
        return Sender("own", None, words, key)
    seen = [one for one in all_before if one.key == key]
    if any(one.key == key for one in before):
        return Sender("same", seen[0].at, words, key)
    if before:
        return Sender("another", before[-1].at, words, key)
    return Sender("first", seen[0].at if seen else None, words, key, elsewhere=bool(seen))
