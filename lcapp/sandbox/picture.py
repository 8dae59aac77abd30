"""Pictures from outside: checked, turned upright, in sRGB on white, made small and encoded anew."""

import io
import warnings
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from lcapp.sandbox.outcome import Outcome, Refused, found

FORMATS = ("JPEG", "PNG")
MEDIA = {"JPEG": "image/jpeg", "PNG": "image/png"}
LARGEST_FILE = 60_000_000
MOST_PIXELS = {"JPEG": 120_000_000, "PNG": 40_000_000}
LARGEST_PROFILE = 2_000_000
PRINTED_INCHES = 6.7
"""The widest a picture is printed: the text of A4."""
QUALITIES: Mapping[str, tuple[int, int]] = {"high": (200, 85), "mail": (110, 70), "small": (80, 55)}
"""Dots for each inch and quality of the JPEG."""
_GPS, _ORIENTATION = 0x8825, 0x0112


def check(data: bytes, _options: Mapping[str, Any]) -> Outcome:
    """What a picture is and what would be left out of it."""
    image, removed = _opened(data)
    facts = {"media_type": MEDIA[str(image.format)], "width": image.width, "height": image.height, "pages": 1}
    try:
        _load(image, (64, 64))
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused("picture_broken") from error
    return found(removed, facts)


def prepare(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """A JPEG of the picture, no finer than print needs; `quality` is `high`, `mail` or `small`."""
    image, removed = _opened(data)
    dpi, quality = QUALITIES[str(options.get("quality", "high"))]
    side = round(PRINTED_INCHES * dpi)
    try:
        made = _plain(_load(image, (side * 2, side * 2)))
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused("picture_broken") from error
    made.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    target = io.BytesIO()
    fine = max(made.size) < 900
    made.save(target, "JPEG", quality=quality, optimize=True, subsampling=0 if fine else 2)
    facts = {"media_type": "image/jpeg", "width": made.width, "height": made.height, "pages": 1}
    return found(removed, facts, {"picture.jpg": target.getvalue()})


def _opened(data: bytes) -> tuple[Any, set[str]]:
    if len(data) > LARGEST_FILE:
        raise Refused("file_too_large_for_annex", limit=LARGEST_FILE)
    if data.lstrip()[:5].lower() in (b"<?xml", b"<svg ", b"<svg>"):
        raise Refused("svg_refused")
    try:
        with warnings.catch_warnings():
            # Our own limits follow; Pillow's warning is about the same thing.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused("picture_too_large", limit=MOST_PIXELS["JPEG"] // 1_000_000) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("not_a_picture") from error
    limit = MOST_PIXELS[str(image.format)]
    if image.width * image.height > limit or not image.width or not image.height:
        raise Refused("picture_too_large", limit=limit // 1_000_000)
    try:
        exif = image.getexif()
    except (OSError, SyntaxError, ValueError) as error:
        # Of a PNG it may stand behind the points, so that these are read first.
        raise Refused("picture_broken") from error
    removed = {"place"} if _GPS in exif else set()
    if len(exif) - (_ORIENTATION in exif):
        removed.add("camera_data")
    return image, removed


def _load(image: Any, wanted: tuple[int, int]) -> Any:
    if image.format == "JPEG":
        # A JPEG can be decoded at a fraction of its size: 100 megapixels need no 300 MB.
        image.draft("RGB" if image.mode == "RGB" else None, wanted)
    image.load()
    return image


def _plain(image: Any) -> Any:
    """Upright, RGB or grey, in sRGB, on white."""
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        image = image.convert("L")
    if image.mode in ("LA", "La", "RGBa") or (image.mode in ("L", "RGB") and "transparency" in image.info):
        image = image.convert("RGBA")
    if image.mode in ("CMYK", "RGB") and profile and len(profile) < LARGEST_PROFILE:
        image = _in_srgb(image, profile)
    if image.mode == "RGBA":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    image = image if image.mode == "L" else image.convert("RGB")
    image.info.clear()
    return image


def _in_srgb(image: Any, profile: bytes) -> Any:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
