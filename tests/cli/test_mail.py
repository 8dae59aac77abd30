"""The mail-ready folder by command: files named by rule, letters with the call's addresses, a checklist."""


def test_that_a_folder_is_written_with_everything_that_goes_out(lcapp, tmp_path):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    lcapp("seal", number)
    folder = tmp_path / "out"
    told = lcapp("mail", number, "-o", folder, "--json").json
    assert told["fits"]
    assert told["sealed"]
    assert sorted(told["files"]) == sorted(file.name for file in folder.iterdir())
    assert {"Samplia membership-2025 v1.pdf", "Samplia membership-2025 v1.lcdossier"} <= set(told["files"])
    letter = (folder / "mail-en.txt").read_text("utf-8")
    assert "Samplia" in letter
    assert told["to"] == "" or told["to"] in letter
    assert "[x] The version is sealed." in (folder / "checklist-en.txt").read_text("utf-8")


def test_that_letters_speak_the_language_of_the_call_and_of_the_officer(lcapp, tmp_path):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    lcapp("--language", "fr", "mail", number, "-o", tmp_path)
    assert (tmp_path / "mail-en.txt").exists()
    assert (tmp_path / "mail-fr.txt").exists()
    assert (tmp_path / "checklist-fr.txt").exists()
