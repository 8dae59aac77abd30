"""Picture files that somebody could send, made by code: bombs, odd colours, and what cameras write."""

import io
import struct
import zlib

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from tests.sandbox.hostile_pdfs import packed_zeros

GPS, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x010F


def packed(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def with_red_corner(size=(600, 400), mode: str = "RGB") -> Image.Image:
    """White with a red square at the upper left."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 3, size[1] // 3), fill=(220, 20, 20))
    return image.convert(mode)


def lying_on_its_side() -> bytes:
    """As a telephone writes it: turned in the file, with a note how to hold it and where it was."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[CAMERA] = "CAMERA-OF-SOMEBODY"
    exif[GPS] = {1: "N", 2: (35.0, 41.0, 0.0), 3: "E", 4: (51.0, 25.0, 0.0)}
    return packed(with_red_corner().rotate(90, expand=True), exif=exif)


def for_presses() -> bytes:
    return packed(with_red_corner(mode="CMYK"), quality=90)


def see_through() -> bytes:
    image = with_red_corner(mode="RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    return packed(image, "PNG")


def see_through_by_colour() -> bytes:
    return packed(Image.new("RGB", (90, 60), (10, 20, 30)), "PNG", transparency=(10, 20, 30))


def palette() -> bytes:
    return packed(with_red_corner(mode="P"), "PNG")


def sixteen_bits() -> bytes:
    return packed(Image.new("I;16", (100, 100), 32768), "PNG")


def one_bit() -> bytes:
    return packed(with_red_corner(mode="1"), "PNG")


def other_profile() -> bytes:
    """Grey-blue of another colour space."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return packed(with_red_corner(), icc_profile=lab.tobytes())


def photo_of_108_megapixels() -> bytes:
    return packed(Image.new("RGB", (12_000, 9_000), (30, 60, 120)), quality=60)


def animation() -> bytes:
    image = with_red_corner()
    return packed(image, "GIF", save_all=True, append_images=[image])


def cut_off() -> bytes:
    whole = packed(Image.effect_noise((900, 700), 60).convert("RGB"))
    return whole[: len(whole) // 3]


def drawing() -> bytes:
    return b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><image href="/x.png"/></svg>'


def png(width: int, height: int, *, megabytes: int | None = None, extra: bytes = b"") -> bytes:
    """A black PNG whose head says one size; inside as much as that needs, or so many megabytes."""
    needed = (width * 3 + 1) * height
    data = packed_zeros(((needed >> 20) + 1 if megabytes is None else megabytes) << 20, b"\0")
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def words_bomb() -> bytes:
    """A small picture with 300 MB of packed words beside it."""
    text = packed_zeros(300 << 20, b"x")
    return png(9, 9, extra=chunk(b"zTXt", b"Comment\0\0" + text))


def words() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SOMEBODY")
    return packed(with_red_corner(), "PNG", pnginfo=info)


def jpeg_of_size(width: int, height: int) -> bytes:
    """A small JPEG whose head was changed to say another size."""
    data = bytearray(packed(Image.new("RGB", (16, 16), "navy")))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def harmful() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """Files by name, with the codes that are right answers; empty: taken."""
    return {
        "900 megapixels": (png(30_000, 30_000, megabytes=100), ("picture_too_large",)),
        "100 megapixel png": (png(10_000, 10_000, megabytes=50), ("picture_too_large",)),
        "jpeg that lies": (jpeg_of_size(65_000, 65_000), ("picture_too_large",)),
        "no width": (png(0, 10, megabytes=1), ("not_a_picture", "picture_too_large", "picture_broken")),
        "words bomb": (words_bomb(), ("picture_broken", "not_a_picture", "out_of_memory")),
        "cut off": (cut_off(), ("picture_broken",)),
        "drawing": (drawing(), ("svg_refused",)),
        "animation": (animation(), ("not_a_picture",)),
        "nothing": (b"", ("not_a_picture",)),
        "text": (b"GPS 35.7 51.4", ("not_a_picture",)),
    }
