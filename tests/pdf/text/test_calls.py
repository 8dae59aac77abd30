"""What no module of the PDF may call: ReportLab's own text functions, and case mappings blind to language."""

import ast
from pathlib import Path

import lcapp.pdf

SOURCES = sorted(Path(lcapp.pdf.__file__).parent.rglob("*.py"))
REPORTLAB_TEXT = {
    *("Paragraph", "XPreformatted", "Preformatted", "ListFlowable", "ListItem", "TableOfContents"),
    *("stringWidth", "simpleSplit", "registerFont", "TTFont", "drawString", "drawRightString"),
    *(
        "drawCentredString",
        "drawCentredText",
        "drawAlignedString",
        "beginText",
        "textLine",
        "textOut",
        "setFont",
    ),
}
CASE_MAPPINGS = {"upper", "title", "capitalize", "swapcase"}
# Both only see ASCII: hexadecimal digits, the subtags of a language tag.
CASE_MAPPED = {"embedding.py": {"upper"}, "languages.py": {"title"}}


def test_that_no_module_of_the_pdf_uses_reportlabs_text():
    assert len(SOURCES) > 20
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
                assert REPORTLAB_TEXT.isdisjoint(alias.name for alias in node.names), file
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in REPORTLAB_TEXT, f"{file}:{node.lineno}"


def test_that_no_text_is_put_in_capitals_without_regard_to_its_language():
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
                name = node.func.attr
                allowed = name not in CASE_MAPPINGS or name in CASE_MAPPED.get(file.name, ())
                assert allowed, f"{file}:{node.lineno}"
