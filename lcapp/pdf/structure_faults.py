"""What can be wrong with a file's tree of elements: holes, orphans, figures without words, links outside."""

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from lcapp.pdf.marked_content import PageContent

_DEEPEST = 60
_LISTS = {"/L": {"/LI", "/L", "/Caption"}, "/LI": {"/Lbl", "/LBody"}}
_TABLES = {"/TR": {"/TH", "/TD"}, "/TOC": {"/TOCI", "/TOC", "/Caption"}}
_TABLES |= {"/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}}
_CHILDREN = {kind: frozenset(kinds) for kind, kinds in (_LISTS | _TABLES).items()}


def structure_faults(pdf: pikepdf.Pdf, contents: Sequence[PageContent]) -> Iterator[str]:
    """Codes of faults.

    Args:
        pdf: The file.
        contents: What its pages say, in their order.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        yield "tree_missing"
        return
    tree = _Tree(pdf, root)
    yield from tree.walk()
    yield from tree.pages(contents)


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, root: Any) -> None:
        self._pdf, self._root = pdf, root
        self._owner: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
        self._holder: dict[tuple[int, int], tuple[tuple[int, int], str]] = {}
        self._seen: set[tuple[int, int]] = set()
        self._level = 0
        self._parents = dict(_numbers(root.get("/ParentTree"), 0))

    def walk(self) -> Iterator[str]:
        """Every element."""
        ids = self._root.get("/IDTree") is not None
        stack = [(kid, 0) for kid in reversed(_listed(self._root.get("/K")))]
        while stack:
            element, depth = stack.pop()
            if element.objgen in self._seen or depth > _DEEPEST or "/S" not in element:
                yield "tree_endless"
                return
            self._seen.add(element.objgen)
            kind = str(element.S)
            yield from self._element(element, kind, has_ids=ids)
            page = element.get("/Pg")
            below = []
            for kid in _listed(element.get("/K")):
                if isinstance(kid, int):
                    self._owner[(page.objgen, kid)] = element.objgen
                elif kid.get("/Type") == Name.MCR:
                    self._owner[(kid.get("/Pg", page).objgen, int(kid.MCID))] = element.objgen
                elif kid.get("/Type") == Name.OBJR:
                    self._holder[kid.Obj.objgen] = element.objgen, kind
                else:
                    below.append((kid, depth + 1))
                    allowed = _CHILDREN.get(kind)
                    if allowed is not None and str(kid.get("/S", "")) not in allowed:
                        yield "element_misplaced"
                    if kid.P.objgen != element.objgen:
                        yield "element_without_parent"
            stack += reversed(below)

    def _element(self, element: Any, kind: str, *, has_ids: bool) -> Iterator[str]:
        if kind == "/Figure":
            if not str(element.get("/Alt", "")) and "/ActualText" not in element:
                yield "figure_without_words"
            if "/BBox" not in _attribute(element):
                yield "figure_without_box"
        elif kind == "/TH":
            if "/Scope" not in _attribute(element):
                yield "head_without_scope"
        elif kind == "/Note":
            if "/ID" not in element or not has_ids:
                yield "note_without_id"
        elif len(kind) == 3 and kind[1] == "H" and kind[2].isdigit():
            level = int(kind[2])
            if level > self._level + 1:
                yield "heading_skipped"
            self._level = level

    def pages(self, contents: Sequence[PageContent]) -> Iterator[str]:
        """Every page: its parents, its annotations."""
        for page, content in zip(self._pdf.pages, contents, strict=True):
            if page.obj.get("/Tabs") != Name.S:
                yield "tabs_not_by_structure"
            parents = self._parents.get(page.obj.get("/StructParents"))
            if not isinstance(parents, Array):
                yield "parents_missing"
                continue
            listed = parents.as_list()
            if set(content.texts) - set(range(len(listed))):
                yield "parents_missing"
            for number, parent in enumerate(listed):
                if not isinstance(parent, Dictionary):
                    yield "parents_with_hole"
                elif self._owner.get((page.obj.objgen, number)) != parent.objgen:
                    yield "parents_wrong"
                if number not in content.texts:
                    yield "content_missing"
            for annotation in page.obj.get("/Annots", ()):
                yield from self._annotation(annotation)

    def _annotation(self, annotation: Any) -> Iterator[str]:
        kind = annotation.get("/Subtype")
        if kind == Name.Popup:
            return
        if int(annotation.get("/F", 0)) & 0b100111 != 4:
            yield "annotation_not_printed"
        is_field = kind == Name.Widget
        if not str(annotation.get("/Contents", annotation.get("/TU", "") if is_field else "")):
            yield "annotation_without_words"
        holder, holder_kind = self._holder.get(annotation.objgen, ((0, 0), ""))
        parent = self._parents.get(annotation.get("/StructParent"))
        if not holder_kind or not isinstance(parent, Dictionary) or parent.objgen != holder:
            yield "annotation_outside_tree"
        elif kind == Name.Link and holder_kind != "/Link":
            yield "link_outside_link"
        elif is_field and holder_kind != "/Form":
            yield "field_outside_form"
        if is_field and not str(annotation.get("/TU", "")):
            yield "field_without_words"
        if is_field and "/N" not in annotation.get("/AP", Dictionary()):
            yield "field_without_look"


def _attribute(element: Any) -> Any:
    attributes = element.get("/A", Dictionary())
    if isinstance(attributes, Array):
        merged = Dictionary()
        for one in attributes:
            if isinstance(one, Dictionary):
                for key, value in one.items():
                    merged[key] = value
        return merged
    return attributes


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _numbers(node: Any, depth: int) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree."""
    if node is None or depth > _DEEPEST:
        return
    entries = node.get("/Nums")
    if entries is not None:
        listed = entries.as_list()
        yield from zip(map(int, listed[::2]), listed[1::2], strict=False)
    for kid in node.get("/Kids", ()):
        yield from _numbers(kid, depth + 1)
