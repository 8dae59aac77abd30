"""The text layer of the PDF: bidi, line breaks, fallback, shaping and embedding for any language.

ReportLab keeps pages, frames and tables; none of its own text functions ever sees a user's text. Everything
goes through one object, made once per export and passed on::

    from lcapp.pdf.text.engine import TextEngine
    from lcapp.pdf.text.faces import Faces
    from lcapp.pdf.text.style import Run, TextStyle

    engine = TextEngine(Faces.load(fonts_folder))  # resources/fonts; its faces.toml adds all other scripts
    story.append(engine.block("Any text", TextStyle(size=10.5, leading=15), language="en"))

Lengths are in points, colours ``(red, green, blue)`` from 0.0 to 1.0.

``style``
    ``Run(text, bold=False, italic=False, colour=None, link=None, language="", semibold=False)``
        ``semibold`` is for labels, in Latin, Greek, Cyrillic and Arabic script; others take
        their bold. ``link`` becomes an annotation only for http, https and mailto; else the text stays plain.
    ``TextStyle(size=10.5, leading=15.0, colour=(0, 0, 0), alignment="start", space_before=0, space_after=0,
    keep_with_next=False, first_line_indent=0, start_indent=0, end_indent=0, bullet=None, bullet_indent=0,
    hyphenate=True)``
        ``hyphenate``: long words of languages with a dictionary are divided where a line would be less than
        70 % full, or where they are wider than a line; False for headings. A typed U+00AD always may be used.
        The hyphen is drawn at the end of a line only and reads as U+00AD.
        ``alignment``: "start" | "end" | "center" | "justify"; ``bullet``: a ``Run``, on the leading side.
    ``Text = str | Run | Sequence[Run]`` and ``Direction = Literal["ltr", "rtl", "content"]``

``engine.TextEngine(faces)``
    ``block(text, style, *, language, direction="content", mark=None) -> TextBlock``
        A newline starts a new line. "content": by the first strong letter of each line, and by the
        language where a line has none.
    ``line_width(text, style, *, language, direction="content") -> float``
    ``draw_line(canvas, x, y, text, style, *, language, direction="content", align="left", max_width=None)``
        One line on a canvas, ``y`` is the baseline; returns the width. ``align`` says what ``x`` is: "left"
        or "right" edge, "center", or "start" or "end" after the direction of the text. Longer than
        ``max_width``: ends in an ellipsis. ``style`` gives only size and colour here.
    ``missing -> tuple[str, ...]``
        Characters no face had, sorted; each was printed as U+FFFD. Complete once everything is drawn.
    ``embed(canvas) -> DocumentFonts``
        Ties the faces to the canvas's document; drawing does so by itself.

``paragraph.TextBlock``, a ReportLab flowable; made by ``engine.block``
    ``text`` (logical, of the whole block), ``language``, ``is_rtl`` (of its first line), ``continued`` (the
    rest of a split block), ``line_count`` after ``wrap``, ``minWidth()`` for ReportLab's tables. At least two
    lines stay on each side of a page break; a word wider than the frame is divided between graphemes.

``paragraph.Mark``, the seam for tagging
    ``begin(canvas, block, part)`` and ``end(canvas, block, part)`` around what is drawn; part is "bullet" or
    "text".

``isolation``: for values that people typed
    ``clean(text)``: no controls, lone surrogates or bidi overrides; tab to space, all line ends to newline.
    The engine cleans every run by itself.
    ``isolate(value)``: cleaned, between FSI and PDI; for every value put into a sentence.
    ``lone_number(text)``: a number alone in a cell of a right-to-left table looks as in a sentence.

``languages``: ``is_rtl(language)``, ``script_of(language)``

The caller's canvas should set ``reportlab.rl_config.useA85 = 0``, and it alone can keep ReportLab's page
preamble from selecting Helvetica (override ``Canvas._make_preamble``).
"""
