"""Word files nobody should send: bombs, entities, macros, nesting, nonsense."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def body(inside: str, before: str = "") -> str:
    head = f'<?xml version="1.0" encoding="UTF-8"?>{before}'
    return f'{head}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def packed(document: str | bytes, **more: str | bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", more.pop("types", TYPES))
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def one_gigabyte() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(body("<w:p/>").encode()[:-30])
            for _ in range(256):
                part.write(b" " * (4 << 20))
    return written.getvalue()


def lying_size() -> bytes:
    """A bomb whose directory says that it is small."""
    data = bytearray(packed(body(paragraph("a" * 60_000_000))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        real = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    place = data.find(real)
    while place >= 0:
        data[place : place + 4] = (5_000).to_bytes(4, "little")
        place = data.find(real)
    return bytes(data)


def many_paragraphs() -> str:
    """More than is taken, with figures that do not pack so well that they would be a bomb."""
    return "".join(paragraph(str(number * number)) for number in range(70_000))


def many_entries() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", body(""))
        for number in range(3_000):
            archive.writestr(f"word/{number}.xml", "")
    return written.getvalue()


def hostile() -> dict[str, tuple[bytes, str]]:
    """Each file with the code it is refused with."""
    lol = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    remote = '<!DOCTYPE d SYSTEM "http://example.invalid/x.dtd">'
    macro = TYPES.replace(
        "/>",
        '><Default Extension="x" ContentType="application/vnd.ms-word.'
        'document.macroEnabled.main+xml"/></Types>',
    )
    return {
        "one_gigabyte": (one_gigabyte(), "worksheet_unpacks_too_far"),
        "lying_size": (lying_size(), "worksheet_damaged"),
        "bomb": (packed(body(paragraph("a" * 30_000_000))), "worksheet_unpacks_too_far"),
        "many_entries": (many_entries(), "worksheet_unpacks_too_far"),
        "laughs": (packed(body(paragraph("&b;"), lol)), "worksheet_entities"),
        "external_entity": (packed(body(paragraph("&x;"), outside)), "worksheet_entities"),
        "remote_dtd": (packed(body("", remote)), "worksheet_entities"),
        "entity_in_styles": (
            packed(body(""), **{"word/styles.xml": f"{outside}<a>&x;</a>"}),
            "worksheet_entities",
        ),
        "macro": (packed(body(""), **{"word/vbaProject.bin": b"x"}), "worksheet_macros"),
        "macro_type": (packed(body(""), types=macro), "worksheet_macros"),
        "activex": (packed(body(""), **{"word/activeX/activeX1.xml": "<a/>"}), "worksheet_macros"),
        "nested": (packed(body("<w:p>" * 5_000 + "</w:p>" * 5_000)), "nested_too_deep"),
        "torn_xml": (packed("<w:document"), "worksheet_damaged"),
        "undeclared_entity": (packed(body(paragraph("&x;"))), "worksheet_damaged"),
        "many_paragraphs": (packed(body(many_paragraphs())), "worksheet_too_large"),
        "no_document": (packed("", types="").replace(b"document", b"documenx"), "worksheet_not_one"),
        "cut": (packed(body(paragraph("a")))[:200], "worksheet_damaged"),
        "locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "worksheet_locked"),
        "no_zip": (b"hello", "worksheet_not_one"),
        "empty": (b"", "worksheet_not_one"),
    }
