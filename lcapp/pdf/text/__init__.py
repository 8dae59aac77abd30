"""The text layer of the PDF: bidi, line breaks, fallback, shaping and embedding for any language.

ReportLab keeps pages, frames and tables; none of its own text functions ever sees a user's text. Everything goes through
one object, made once per export and passed on::

    from lcapp.pdf.text.engine import TextEngine
    from lcapp.pdf.text.faces import Faces
    from lcapp.pdf.text.style import Run, TextStyle

    engine = TextEngine(Faces.load(fonts_folder))           # Path with the .ttf files (and an optional faces.toml)
    story.append(engine.block("Any text", TextStyle(size=10.5, leading=15), language="en"))

Public signatures (all lengths in points, all colours ``(red, green, blue)`` from 0.0 to 1.0):

``lcapp.pdf.text.style``
    ``Run(text, bold=False, italic=False, colour=None, link=None)``
        A stretch of text. ``link`` becomes an annotation only for http, https and mailto; else the text stays plain.
    ``TextStyle(size=10.5, leading=15.0, colour=(0, 0, 0), alignment="start", space_before=0, space_after=0,
    keep_with_next=False, first_line_indent=0, start_indent=0, end_indent=0, bullet=None, bullet_indent=0)``
        ``alignment``: "start" | "end" | "center" | "justify". ``bullet``: a ``Run`` on the leading side (right in RTL).
        Change a style with ``dataclasses.replace``.
    ``Text = str | Run | Sequence[Run]``; ``Direction = Literal["ltr", "rtl", "content"]``

``lcapp.pdf.text.engine.TextEngine(faces)``
    ``block(text: Text, style, *, language, direction="content", mark=None) -> TextBlock``
        A ReportLab flowable; a newline starts a new line. "content": by the first strong letter of each line, and by the
        language where there is none.
    ``line_width(text: Text, style, *, language, direction="content") -> float``
    ``draw_line(canvas, x, y, text: Text, style, *, language, direction="content", align="left", max_width=None) -> float``
        One line on a canvas (headers, footers, charts), ``y`` is the baseline; returns the width drawn. ``align`` says what
        ``x`` is: "left" | "right" edge or "center" of the text, or "start" | "end" after the direction of the text.
        Wider than ``max_width``: shortened with an ellipsis. ``style`` gives only size and colour here.
    ``missing -> tuple[str, ...]``
        Characters no face had so far, sorted; each was printed as U+FFFD. Ask after the document is built.
    ``embed(canvas) -> DocumentFonts``
        Ties the faces to the document of a canvas. Drawing does it by itself; needed only to use the fonts directly.
    ``faces``

``lcapp.pdf.text.paragraph.TextBlock`` (a ``reportlab.platypus.Flowable``; make it with ``engine.block``)
    ``text`` logical text of the whole block · ``language`` · ``is_rtl`` (of its first line) · ``continued`` (this is the
    rest of a block that was split) · ``line_count`` after ``wrap`` · ``minWidth()`` for ReportLab's tables.
    At least two lines stay on each side of a page break; a word wider than the frame is divided between graphemes.

``lcapp.pdf.text.paragraph.Mark`` (protocol, the seam for tagging)
    ``begin(canvas, block, part)`` / ``end(canvas, block, part)``; part is "bullet" or "text". Called around what is drawn.

``lcapp.pdf.text.faces.Faces.load(folder: Path) -> Faces``

``lcapp.pdf.text.isolation`` (values that people typed)
    ``clean(text) -> str``        no controls, no lone surrogates, no bidi overrides; tab -> space, all line ends -> newline.
                                  The engine cleans every run by itself.
    ``isolate(value) -> str``     cleaned and between FSI and PDI: use it for every value put into a sentence.
    ``lone_number(text) -> str``  a number or percentage alone in a cell of a right-to-left table looks as in a sentence.

``lcapp.pdf.text.languages``
    ``is_rtl(language) -> bool``  ``script_of(language) -> str``

For the caller's canvas: set ``reportlab.rl_config.useA85 = 0``; ReportLab's page preamble still selects Helvetica, which is
the page's business (override ``Canvas._make_preamble``).
"""
