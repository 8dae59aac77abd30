"""A sealed dossier is a draft again only with a reason, and the sealed version stays."""


def test_that_a_reason_makes_a_sealed_dossier_a_draft_again(lcapp, answers_file):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    first = lcapp("seal", number, "--json").json
    assert lcapp("list", "--json").json[0]["status"] == "sealed"
    assert "reason" in lcapp("seal", number, "--reopen", "  ", code=1).err
    file = answers_file({"city.name": "Other"})
    assert "sealed" in lcapp("answers", "import", number, file, code=1).err
    assert lcapp("seal", number, "--reopen", "The Commission asked.", "--json").json["status"] == "draft"
    lcapp("answers", "import", number, file)
    second = lcapp("seal", number, "--json").json
    assert (first["version"], second["version"]) == (1, 2)
    assert first["fingerprint"] != second["fingerprint"]
    assert "The Commission asked." in lcapp("history", number).out
    lcapp("seal", number, "--reopen", "once more")
    assert "not sealed" in lcapp("seal", number, "--reopen", "and again", code=1).err
