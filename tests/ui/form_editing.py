"""How tests find their way in the editor of forms."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.domain.form_editing import outline

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def path_of(screen, id_):
    return next(line.path for line in outline(screen.edited.tables) if line.id == id_)


def order(screen):
    return [line.id for line in outline(screen.edited.tables)]


def item_of(screen, id_):
    tree, path = screen.outline.tree, list(path_of(screen, id_))
    items = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return next(item for item in items if list(item.data(0, Qt.ItemDataRole.UserRole)) == path)


def walk_to(screen, id_):
    """By the arrow keys, as a person does."""
    tree, wanted = screen.outline.tree, path_of(screen, id_)
    tree.setFocus()
    paths = [(), *(line.path for line in outline(screen.edited.tables))]
    steps = paths.index(wanted) - paths.index(screen.outline.path)
    for _line in range(abs(steps)):
        QTest.keyClick(tree, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert screen.outline.path == wanted


def turn_to(screen, id_):
    """At once."""
    screen.outline.tree.setFocus()
    screen.outline.tree.setCurrentItem(item_of(screen, id_))


def shown(screen, key):
    return screen.pane.rows[key].box
