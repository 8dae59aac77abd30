"""What is left of a picture from outside: what is to be seen, upright, in screen colours, small enough."""

import io

import pytest
from PIL import Image

from lcapp.sandbox import picture
from lcapp.sandbox.outcome import Refused
from tests.sandbox import hostile_pictures as made

RED = (220, 20, 20)


def prepared(data, quality="high"):
    outcome = picture.prepare(data, {"quality": quality})
    written = outcome.files["picture.jpg"]
    image = Image.open(io.BytesIO(written), formats=("JPEG",))
    image.load()
    assert (outcome.facts["width"], outcome.facts["height"]) == image.size
    return outcome, written, image


def near(pixel, wanted, by=12):
    return max(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) <= by


def test_that_a_photo_taken_upright_stands_upright_and_does_not_tell_where():
    outcome, written, image = prepared(made.lying_on_its_side())
    assert image.size == (600, 400)
    assert near(image.getpixel((20, 20)), RED)
    assert near(image.getpixel((580, 380)), (255, 255, 255))
    assert outcome.removed == ("camera_data", "place")
    assert dict(image.getexif()) == {}
    assert b"Exif" not in written
    assert b"CAMERA-OF-SOMEBODY" not in written


def test_that_words_inside_a_picture_do_not_come_along():
    _, written, _ = prepared(made.words())
    assert b"SOMEBODY" not in written


@pytest.mark.parametrize("make", [made.for_presses, made.other_profile, made.palette])
def test_that_colours_come_out_for_screens_and_without_a_profile(make):
    _, written, image = prepared(make())
    assert image.mode == "RGB"
    assert near(image.getpixel((20, 20)), RED, by=60)
    assert b"ICC_PROFILE" not in written


@pytest.mark.parametrize("make", [made.see_through, made.see_through_by_colour])
def test_that_what_is_see_through_stands_on_white(make):
    _, _, image = prepared(make())
    assert (image.mode, image.getpixel((20, 20))) == ("RGB", (255, 255, 255))


def test_that_sixteen_bits_become_eight():
    _, _, image = prepared(made.sixteen_bits())
    assert (image.mode, image.getpixel((50, 50))) == ("L", 128)


def test_that_black_and_white_stays_grey():
    assert prepared(made.one_bit())[2].mode == "L"


def test_that_a_photo_of_108_megapixels_is_taken_and_made_no_finer_than_print_needs():
    data = made.photo_of_108_megapixels()
    assert picture.check(data, {}).facts["width"] == 12_000
    _, _, image = prepared(data)
    assert image.width == round(picture.PRINTED_INCHES * 200)
    assert near(image.getpixel((9, 9)), (30, 60, 120))


def test_that_a_small_picture_is_not_made_larger():
    assert prepared(made.packed(Image.new("RGB", (30, 20))))[2].size == (30, 20)


def test_that_a_smaller_quality_is_smaller():
    data = made.packed(Image.effect_noise((3000, 2000), 50).convert("RGB"))
    sizes = [len(prepared(data, quality)[1]) for quality in ("high", "mail", "small")]
    assert sizes[0] > 2 * sizes[1] > 3 * sizes[2]


def test_that_the_same_picture_gives_the_same_bytes():
    assert prepared(made.lying_on_its_side())[1] == prepared(made.lying_on_its_side())[1]


@pytest.mark.parametrize("name", made.harmful())
def test_that_checking_and_preparing_refuse_alike(name):
    data, right = made.harmful()[name]
    for job in (picture.check, picture.prepare):
        with pytest.raises(Refused) as refused:
            job(data, {})
        assert refused.value.outcome.code in right
