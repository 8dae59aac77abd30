"""Advice on names: those that differ from the record, and UNESCO's name and logo."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.near_words import slips

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 5
_LONG_NAME = 9
_SHOWN = 80
_UNESCO = "unesco"
_PARTED = re.compile(r"[,;:.،؛]")
_BESIDE = 3
"""Words before a title in which "former" or "deputy" makes it somebody else's."""
_OF_THIS_NETWORK = ("criteria.network", "network.offer", "report.network")
_AROUND = 6
"""Words before a claim of membership in which "become" or "join" makes it a wish."""


def near_names(matter: Matter) -> Iterator[Finding]:
    """A word that is nearly, but not quite, the name of the city or of a person of the dossier."""
    wanted = {part for name in matter.names for part in _WORD.findall(name) if len(part) >= _SHORTEST}
    if not wanted:
        return
    folded = {part.casefold() for part in wanted}
    common = {
        token.word
        for passage in matter.passages
        for sentence in passage.sentences
        for token in sentence.tokens
        if sentence.text[token.start].islower()
    }
    for passage in matter.passages:
        if not passage.is_long or passage.tongue not in matter.data.words:
            continue
        for word in _capitalised(passage):
            low = word.casefold()
            if low in folded or low in common or len(low) < _SHORTEST - 1:
                continue
            meant = _nearest(low, wanted)
            if meant:
                yield at_passage("name_differs", passage, said=word[:_SHOWN], meant=meant[:_SHOWN])
                break


def mayors(matter: Matter) -> Iterator[Finding]:
    """A mayor who is called otherwise than in the field of the mayor's name."""
    names = [v for v in matter.standing.get("mayor.name", {}).values() if isinstance(v, str)]
    known = {part.casefold() for name in names for part in _WORD.findall(name)}
    if not known:
        return
    for passage in matter.passages:
        lists = matter.words(passage)
        if lists is None or not passage.is_long:
            continue
        for sentence in passage.sentences:
            for first, last in lists.list("mayor").spans(sentence.tokens):
                beside = (
                    *sentence.tokens[max(0, first - _BESIDE) : first],
                    *sentence.tokens[last + 1 : last + 2],
                )
                if lists.list("former").found(beside):
                    continue
                said = _name_after(sentence.text, _past_address(sentence, last, lists))
                parts = [part.casefold() for part in _WORD.findall(said)]
                if len(parts) >= 1 and parts and not set(parts) & known and not _is_city(parts, matter):
                    yield at_passage("mayor_differs", passage, said=said[:_SHOWN], meant=names[0][:_SHOWN])
                    return


def unesco_name(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """UNESCO's name misspelt; titles UNESCO does not give; membership claimed by an applicant."""
    wrong = next((word for word in _WORD.findall(passage.bare) if _is_slip(word, matter)), "")
    if wrong:
        yield at_passage("unesco_misspelt", passage, said=wrong)
    lists = matter.words(passage)
    if lists is None:
        return
    for sentence in passage.sentences:
        said = lists.list("unesco_claim").said(sentence.text, sentence.tokens)
        if said and not _denied(sentence.text):
            yield at_passage("unesco_claim", passage, said=said[0])
            break
    if matter.form.kind == "membership":
        yield from _claimed_membership(matter, passage)


def other_networks(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A sentence in which the city seems to apply to another network."""
    if matter.form.kind not in ("membership", "award"):
        return
    lists = matter.words(passage)
    if lists is None or passage.question.id == "network.other":
        return
    for sentence in passage.sentences:
        other = lists.list("other_network").said(sentence.text, sentence.tokens)
        if not other:
            continue
        wishes = lists.list("becoming").found(sentence.tokens) and lists.list("joining").found(
            sentence.tokens
        )
        titled = lists.list("title_of").found(sentence.tokens) and lists.list("this_membership").found(
            sentence.tokens
        )
        if wishes or titled:
            yield at_passage("network_confused", passage, said=other[0])
            break
        if passage.question.id in _OF_THIS_NETWORK and not lists.list("besides").found(sentence.tokens):
            yield at_passage("other_network_counted", passage, said=other[0])
            break


def foreign_networks(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A network that is called UNESCO's and is not."""
    names, between = matter.data.anywhere("not_unescos"), matter.data.anywhere("network_between")
    for sentence in passage.sentences:
        if _UNESCO not in sentence.text.casefold() or _denied(f" {sentence.text}"):
            continue
        tokens = sentence.tokens
        for first, last in names.spans(tokens):
            for place in (at for at, token in enumerate(tokens) if token.word == _UNESCO):
                inside = tokens[place + 1 : first] if place < first else tokens[last + 1 : place]
                edges = sorted(
                    (tokens[place].end, tokens[first].start, tokens[last].end, tokens[place].start)
                )
                linked = all(between.found((token,)) for token in inside)
                near = len(inside) <= (_AROUND if place < first else _BESIDE)
                if near and linked and not _PARTED.search(sentence.text[edges[1] : edges[2]]):
                    said = sentence.text[min(edges) : max(edges)]
                    yield at_passage("network_not_of_unesco", passage, said=said[:_SHOWN])
                    return


def logos(matter: Matter) -> Iterator[Finding]:
    """UNESCO's or the network's logo, in words or among the evidence, without a written authorisation."""
    for passage in matter.passages:
        lists = matter.words(passage)
        if lists is None:
            continue
        shown = any(
            lists.list("unesco_logo").found(sentence.tokens) and not _denied(f" {sentence.text}")
            for sentence in passage.sentences
        )
        if shown and not lists.list("authorised").found(passage.tokens):
            yield at_passage("logo_without_permission", passage)
    for one in matter.evidence:
        told = f"{one.title} {one.file_name} {one.caption}".casefold()
        shows = "logo" in told or "emblem" in told or "emblème" in told
        names = "unesco" in told or "gnlc" in told
        if (
            shows
            and names
            and "authori" not in one.rights.casefold()
            and "autoris" not in one.rights.casefold()
        ):
            yield Finding("evidence_with_logo", Severity.ADVICE, params={"evidence": one.name})


def _claimed_membership(matter: Matter, passage: Passage) -> Iterator[Finding]:
    lists = matter.words(passage)
    assert lists is not None
    for sentence in passage.sentences:
        for first, last in lists.list("as_member").spans(sentence.tokens):
            before = sentence.tokens[max(0, first - _AROUND) : first]
            if not lists.list("becoming").found(before):
                said = sentence.text[sentence.tokens[first].start : sentence.tokens[last].end]
                yield at_passage("applicant_as_member", passage, said=said[:_SHOWN])
                return


def _capitalised(passage: Passage) -> Iterator[str]:
    for sentence in passage.sentences:
        for found in _WORD.finditer(sentence.text):
            if found.group()[0].isupper():
                yield found.group()


def _nearest(low: str, wanted: Iterable[str]) -> str:
    for part in wanted:
        known = part.casefold()
        most = 2 if len(known) >= _LONG_NAME else 1
        if low[0] != known[0] and _bare(low)[0] != _bare(known)[0]:
            continue
        if low.startswith(known) or known.startswith(low):
            # An ending: Dubliners, Corkonian; or a short form.
            continue
        if slips(low, known, most) is not None:
            return part
    return ""


def _bare(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _is_slip(word: str, matter: Matter) -> bool:
    upper = word.upper()
    for name in matter.data.official_names:
        if word == name:
            return False
        if upper == name:
            return True
        if word.isupper() and len(word) >= len(name) and slips(upper, name, 1) is not None:
            return True
        if len(name) > _SHORTEST and len(word) >= len(name) - 1 and slips(upper, name, 1) is not None:
            return True
    return False


def _denied(text: str) -> bool:
    low = text.casefold()
    return any(word in low for word in (" not ", "n't", " no ", " ne ", " n'", " pas "))


def _past_address(sentence: Sentence, last: int, lists: AdviceWords) -> int:
    """Where a name may begin after a title: right behind it, or behind "Ms" and the like."""
    honorific = lists.list("honorific").words
    following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if following is None or following.word not in honorific:
        return sentence.tokens[last].end
    rest = sentence.text[following.end :]
    return following.end + (1 if rest[:1] == "." else 0)


def _name_after(text: str, end: int) -> str:
    """Up to three capitalised words right after a title."""
    words = []
    for part in text[end:].split()[:3]:
        bare = part.strip(",.;:()")
        if not bare[:1].isupper() or not bare.replace("-", "").replace("’", "").replace("'", "").isalpha():
            break
        words.append(bare)
        if part[-1:] in ",.;:)":
            break
    return " ".join(words)


def _is_city(parts: list[str], matter: Matter) -> bool:
    cities = [v for v in matter.standing.get("city.name", {}).values() if isinstance(v, str)]
    known = {part.casefold() for name in cities for part in _WORD.findall(name)}
    return bool(set(parts) & known)


NAME_RULES = {
    "near_names": AdviceRule(
        {"name_differs": ("said", "meant")},
        "domain 8.2: names inconsistent with the record",
        whole=near_names,
    ),
    "mayors": AdviceRule(
        {"mayor_differs": ("said", "meant")},
        "domain 6.4: the mayor changed between draft and call",
        whole=mayors,
    ),
    "unesco_name": AdviceRule(
        {"unesco_misspelt": ("said",), "unesco_claim": ("said",), "applicant_as_member": ("said",)},
        "S62: UNESCO's name; S15, S16: no label, no prize; an applicant is not yet a member (inferred)",
        passage=unesco_name,
    ),
    "other_networks": AdviceRule(
        {"network_confused": ("said",), "other_network_counted": ("said",)},
        "domain 6.4: the networks are taken for each other",
        passage=other_networks,
    ),
    "foreign_networks": AdviceRule(
        {"network_not_of_unesco": ("said",)},
        "domain 6.4: the networks are taken for each other",
        passage=foreign_networks,
    ),
    "logos": AdviceRule(
        {"logo_without_permission": (), "evidence_with_logo": ("evidence",)},
        "S62, S63: authorised in advance and in writing",
        whole=logos,
    ),
}
