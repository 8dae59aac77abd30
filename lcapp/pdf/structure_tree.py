"""Writes the tree of elements into a finished file: elements, parent tree, ids, and the places of links."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lcapp.pdf.tagging import Annotation, Content, Element, Tags

# An empty cell is still a cell.
_KEPT_EMPTY = frozenset({"TR", "TH", "TD"})


def write_structure(pdf: pikepdf.Pdf, tags: Tags, widgets: dict[int, Any]) -> None:
    """Writes the tree.

    Args:
        pdf: The file the tree belongs to.
        tags: What was drawn.
        widgets: Fields of forms, by the id of their element.
    """
    _Writer(pdf, tags, widgets).write()


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf, tags: Tags, widgets: dict[int, Any]) -> None:
        self._pdf, self._tags, self._widgets = pdf, tags, widgets
        self._pages = [page.obj for page in pdf.pages]
        self._parents: list[list[Any]] = [
            [None] * tags.counts().get(place, 0) for place in range(len(self._pages))
        ]
        self._objects: list[tuple[int, Any]] = []
        self._notes: list[tuple[str, Any]] = []

    def write(self) -> None:
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        language = str(pdf.Root.get("/Lang", ""))
        document = self._element(self._tags.root, root, language)
        root.K = Array([document] if document is not None else [])
        numbers: list[Any] = []
        for place, (page, parents) in enumerate(zip(self._pages, self._parents, strict=True)):
            page.StructParents = place
            page.Tabs = Name.S
            numbers += [place, pdf.make_indirect(Array(parents))]
        for key, element in self._objects:
            numbers += [key, element]
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self._pages) + len(self._objects)
        if self._notes:
            names = [part for name, element in sorted(self._notes) for part in (String(name), element)]
            root.IDTree = pdf.make_indirect(Dictionary(Names=Array(names)))
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Any, language: str) -> Any:
        """The element with all below it; None where there is nothing."""
        known: dict[str, Any] = {"/Type": Name.StructElem, "/S": Name("/" + element.kind), "/P": parent}
        said = self._pdf.make_indirect(Dictionary(known))
        own = element.language or language
        first = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                below = self._element(kid, said, own)
                if below is not None:
                    kids.append(below)
            elif isinstance(kid, Content):
                self._parents[kid.page][kid.number] = said
                if kid.page == first:
                    kids.append(kid.number)
                else:
                    kids.append(Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number))
            else:
                kids.append(self._annotation(kid, said))
        widget = self._widgets.get(id(element))
        if widget is not None:
            kids.append(self._object(widget, widget.P, said))
        if not kids and element.kind not in _KEPT_EMPTY:
            return None
        if first is not None:
            said.Pg = self._pages[first]
        said.K = kids[0] if len(kids) == 1 else Array(kids)
        if own != language:
            said.Lang = String(own)
        if element.alt:
            said.Alt = String(element.alt)
        if element.actual:
            said.ActualText = String(element.actual)
        if element.title:
            said.T = String(element.title)
        if element.kind == "Note":
            name = f"note{len(self._notes) + 1:05}"
            said.ID = String(name)
            self._notes.append((name, said))
        attributes = _attributes(element)
        if attributes is not None:
            said.A = attributes
        return said

    def _annotation(self, annotation: Annotation, element: Any) -> Any:
        page = self._pages[annotation.page]
        link = page.Annots[annotation.place]
        if not link.is_indirect:
            link = page.Annots[annotation.place] = self._pdf.make_indirect(link)
        link.Contents = String(annotation.said)
        return self._object(link, page, element)

    def _object(self, annotation: Any, page: Any, element: Any) -> Any:
        key = len(self._pages) + len(self._objects)
        annotation.StructParent = key
        self._objects.append((key, element))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def _attributes(element: Element) -> Any:
    if element.kind in ("TH", "TD") and (element.scope or element.columns > 1):
        table = Dictionary(O=Name.Table)
        if element.scope:
            table.Scope = Name("/" + element.scope)
        if element.columns > 1:
            table.ColSpan = element.columns
        return table
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
    if element.box is not None:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(list(element.box)))
    return None
