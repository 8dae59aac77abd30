from lcapp.i18n import Words
from lcapp.i18n.sentences import names_in
from lcapp.i18n.wording_errors import BACKUPS
from lcapp.i18n.wording_health import FAULTS, start_sentences
from lcapp.services.library_ports import StartReport
from lcapp.storage.health import FAULT_CODES


def test_that_every_fault_of_the_library_has_a_sentence_that_its_parameters_fill():
    assert set(FAULTS) == set(FAULT_CODES)
    assert all(names_in(FAULTS[code]) <= set(names) for code, names in FAULT_CODES.items())


def test_that_every_reason_to_refuse_a_backup_has_a_sentence():
    assert set(BACKUPS) == {"not_a_backup", "too_large", "damaged", "foreign", "newer"}


def test_that_an_orderly_start_says_nothing_and_a_stick_is_named():
    assert start_sentences(Words("en"), StartReport()) == []
    assert "removable" in start_sentences(Words("en"), StartReport(), disk="fat")[0]
