from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.sentences import names_in
from lcapp.i18n.wording_errors import BACKUPS
from lcapp.i18n.wording_health import FAULTS, put_back_sentences, start_sentences
from lcapp.services.library_ports import OwnBrought, OwnOutcome, PutBack, StartReport
from lcapp.storage.health import FAULT_CODES


def test_that_every_fault_of_the_library_has_a_sentence_that_its_parameters_fill():
    assert set(FAULTS) == set(FAULT_CODES)
    assert all(names_in(FAULTS[code]) <= set(names) for code, names in FAULT_CODES.items())


def test_that_every_reason_to_refuse_a_backup_has_a_sentence():
    assert set(BACKUPS) == {"not_a_backup", "too_large", "damaged", "foreign", "newer"}


def test_that_an_orderly_start_says_nothing_and_a_stick_is_named():
    assert start_sentences(Words("en"), StartReport()) == []
    assert "removable" in start_sentences(Words("en"), StartReport(), disk="fat")[0]


def test_that_a_restore_says_what_came_and_never_that_nothing_did_beside_it():
    own = (
        OwnBrought("forms/membership/2027.toml", OwnOutcome.ADDED),
        OwnBrought("calls/a.toml", OwnOutcome.REPLACED, kept="calls/a.toml.before-1"),
        OwnBrought(
            "guidance/b.toml", OwnOutcome.REFUSED, reason=InputRefused("guidance_not_own", file="b.toml")
        ),
    )
    said, each = put_back_sentences(Words("en"), PutBack((), own))
    assert said == ["2 of your own files were brought back.", "1 of your own files was not taken."]
    assert each[0] == "forms/membership/2027.toml was not here and is now."
    assert each[1].endswith("What was here is kept beside it: calls/a.toml.before-1")
    assert each[2].startswith("guidance/b.toml was not taken. b.toml is no layer")
    assert put_back_sentences(Words("en"), PutBack(())) == (["Nothing had to be brought back."], [])
