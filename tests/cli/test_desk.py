"""A whole call played by command: fifteen cities, two reviewers, remarks, ranking, decisions, papers."""

import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdfium2 import PdfDocument

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import read_carried, text_of
from lcapp.sandbox.package_reader import read_package
from tests.services.desk_cities import CALL, a_city

NAMES = (
    *("Kashan", "Yazd", "Rasht", "Shiraz", "Tabriz", "Isfahan", "Qazvin", "Ardabil"),
    *("Hamadan", "Kerman", "Gorgan", "Semnan", "Zanjan", "Bushehr", "کرمانشاه"),
)
WHY = AnswerKey("motivation.why", "en")


@pytest.fixture(scope="module")
def post(tmp_path_factory):
    """Fifteen sealed packages and one draft, as they come by mail."""

    folder = tmp_path_factory.mktemp("post")
    city = a_city(tmp_path_factory.mktemp("city"), "Kashan", lambda: datetime(2025, 6, 1, tzinfo=UTC))
    city.seal()
    made = city.app.packages.of(city.app.submissions.picture(city.app.dossiers.open(city.number)))
    said = read_carried(made.data)
    for name in NAMES:
        answers = dict(said.answers) | {AnswerKey("city.name"): name}
        dossier = replace(said.dossier, uuid=str(uuid.uuid5(uuid.NAMESPACE_URL, name)), title=name)
        other = replace(said, dossier=dossier, answers=answers)
        other = replace(other, claimed=other.content_id)
        head = replace(made.head, dossier=dossier.uuid, content_id=other.content_id)
        package = replace(made, head=head, data=text_of(other))
        (folder / f"{name}.lcdossier").write_bytes(city.app.packages.write(package))
    city.app.close()
    return folder, said.answers[WHY].split(".")[0]


def text_of_pdf(path):
    document = PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def sheet(tmp_path, quote, points):
    file = tmp_path / f"sheet-{points}.json"
    cites = [{"question": WHY.question, "language": WHY.language, "quote": quote}]
    scores = {f"Q{n}": {"points": points, "comment": "As it says.", "cites": cites} for n in range(1, 12)}
    file.write_text(json.dumps(scores), encoding="utf-8")
    return file


def test_that_a_whole_call_is_played_by_command(lcapp, post, tmp_path):
    folder, quote = post
    told = lcapp("desk", "import", folder, "--came", "2025-06-10", "--json").json
    assert (told["taken"], told["refused"], told["duplicates"]) == (15, 0, 0)
    assert lcapp("desk", "import", folder, "--json").json["duplicates"] == 15

    dossiers = lcapp("desk", "list", CALL, "--json").json["dossiers"]
    number_of = {one["city"]: one["number"] for one in dossiers}
    assert set(number_of) == set(NAMES)
    assert {one["eligibility"] for one in dossiers} == {"yes"}
    assert len({one["fingerprint"] for one in dossiers}) == 15
    assert lcapp("desk", "search", "people who taught", "--json").json

    # Remarks go out and come back with the next version.
    first = number_of["Kashan"]
    back = tmp_path / "back.lcdossier"
    lcapp("--as", "Officer Rahimi", "desk", "remarks", first, "--add", "By when?", "--severity", "must")
    lcapp("desk", "remarks", first, "--return", back, "--by", "2026-12-30")
    own = lcapp("unpack", back, "--accept", "--json").json["dossier"]
    told = lcapp("remarks", own, "--take", back, "--json").json
    assert [one["text"] for one in told["remarks"]] == ["By when?"]
    lcapp("remarks", own, "--decline", 1, code=1)
    assert lcapp("remarks", own, "--done", 1, "--json").json["remarks"][0]["reply"]["state"] == "done"

    # Two reviewers, blind until both have finished.
    for reviewer in ("Ada", "Bo"):
        lcapp("desk", "assign", reviewer, *number_of.values(), "--due", "2099-06-20")
    for n, name in enumerate(NAMES):
        number = number_of[name]
        for reviewer, points in (("Ada", max(0, 5 - n // 3)), ("Bo", max(0, 4 - n // 3))):
            given = sheet(tmp_path, quote, points)
            lcapp("--as", reviewer, "desk", "score", number, "--no-conflict", "--sheet", given, "--finish")
            if name == "Kashan" and reviewer == "Ada":
                assert lcapp("desk", "reviews", CALL, "--json").json[-1]["standing"] is None

    ranked = lcapp("desk", "rank", CALL, "--json").json
    assert [one["above_line"] for one in ranked["places"]] == [True] * 3 + [False] * 12
    assert ranked["places"][0]["points"] == "81.00"
    assert ranked["places"][2]["tied_with"]
    top = [one["number"] for one in ranked["places"][:3]]
    lcapp("desk", "rank", CALL, "--move", top[2], 1, "--reason", "The board's vote")
    assert lcapp("desk", "rank", CALL, "--json").json["places"][0]["number"] == top[2]
    lcapp("desk", "rank", CALL, "--try-cap", 2, "--try-weight", "Q1=5")

    # Three are endorsed; the fourth is refused with the rule.
    for number in top:
        lcapp("desk", "decide", number, "endorse", "--reason", "A plan with partners.")
    others = [one["number"] for one in ranked["places"][3:]]
    said = lcapp("desk", "decide", others[0], "endorse", "--json", code=1)
    assert said.json["error"]["code"] == "cap_reached"
    assert said.json["error"]["params"]["limit"] == 3
    assert "the call allows 3" in said.err
    for number in others:
        lcapp("desk", "decide", number, "refuse", "--reason", "Others were stronger.")

    # Twelve letters of refusal, minutes, Part 2, dispatch.
    profile = ("--name", "The Commission", "--place", "Tehran", "--officer", "A. Rahimi")
    lcapp("desk", "commission", *profile)
    letters = tmp_path / "letters"
    told = lcapp("desk", "letters", CALL, "-o", letters, "--kind", "refuse", "--with-count", "--json").json
    assert len(told["letters"]) == len(list(letters.iterdir())) == 12
    refusal = text_of_pdf(letters / told["letters"][0]["file"])
    assert "15 applications came" in refusal
    assert "Others were stronger." in refusal
    assert "Reasons from the assessment" in refusal
    assert quote[:40] in refusal.replace("\r\n", " ")
    assert not any(name in refusal for name in ("Ada", "Bo "))
    lcapp("desk", "letters", CALL, "-o", letters, "--kind", "endorse")
    minutes = tmp_path / "minutes.pdf"
    lcapp("desk", "minutes", CALL, "-o", minutes, "--present", "A. Rahimi", "--language", "en")
    assert "The board left the order of points." in text_of_pdf(minutes)
    assert "Here the line is drawn: 3 may be endorsed." in text_of_pdf(minutes)
    assert "Ada" not in text_of_pdf(minutes)
    lcapp("desk", "minutes", CALL, "-o", minutes, "--with-names", "--language", "en")
    assert "Ada" in text_of_pdf(minutes)
    lcapp("desk", "ranking", CALL, "-o", tmp_path / "ranking.pdf")
    open_items = lcapp("desk", "dispatch", CALL, "--json", code=1).json["items"]
    assert [one["code"] for one in open_items if not one["done"]] == ["part2_signed", "before_date"]
    for number in top:
        page = tmp_path / f"part2-{number}.pdf"
        lcapp("desk", "part2", number, "-o", page)
        assert "The Commission" in text_of_pdf(page)
        lcapp("desk", "part2", number, "--signed", "2025-07-01")
    listed = tmp_path / "dispatch.pdf"
    told = lcapp("desk", "dispatch", CALL, "-o", listed, "--sent", "2025-07-10", "--json").json
    assert told["to"][0]["address"] == "learningcities@unesco.org"
    assert [one["number"] for one in told["endorsed"]] == [top[2], *top[:2]]
    assert "learningcities@unesco.org" in text_of_pdf(listed)
    assert {one["state"] for one in lcapp("desk", "list", CALL, "--json").json["dossiers"]} == {
        "sent",
        "refused",
    }
    figures = lcapp("desk", "statistics", "--json").json["calls"][0]
    assert (figures["came"], figures["states"]["refused"], figures["states"]["sent"]) == (15, 12, 3)


@pytest.fixture
def one(lcapp, post):
    """A desk with one city."""
    folder, _quote = post
    lcapp("desk", "import", folder / "Yazd.lcdossier", "--came", "2025-06-10")
    return 1


def test_that_a_check_can_be_overridden_and_tells_what_fails(lcapp, post):
    folder, _quote = post
    lcapp("desk", "import", folder / "Yazd.lcdossier", "--came", "2025-06-20")
    told = lcapp("desk", "check", 1, "--json", code=1).json
    assert [each["check"] for each in told["checks"] if each["verdict"] == "failed"] == ["F2"]
    lcapp("desk", "check", 1, "--override", "F2", code=1)
    said = lcapp(
        "desk",
        "check",
        1,
        "--override",
        "F2",
        "--as",
        "passed",
        "--reason",
        "Postmark",
        "--signed",
        "2025-05-30",
    )
    assert "Postmark" in said.out
    assert "F6 Signature of the mayor, with date: Fulfilled" in said.out
    lcapp("desk", "check", 1, "--joined", "2019-07-17", code=1)


def test_that_one_bad_file_ends_with_one_and_the_rest_is_there(lcapp, post, tmp_path):
    folder, _quote = post
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.lcdossier").write_bytes((folder / "Yazd.lcdossier").read_bytes())
    (tmp_path / "in" / "bad.lcdossier").write_bytes(b"nothing")
    said = lcapp("desk", "import", tmp_path / "in", code=1)
    assert "bad.lcdossier: " in said.out
    assert "good.lcdossier: New on the desk" in said.out
    assert lcapp("desk", "import", tmp_path / "none", code=1).err
    assert [each["city"] for each in lcapp("desk", "list", "--json").json["dossiers"]] == ["Yazd"]


def test_that_a_score_needs_what_it_rests_on(lcapp, one):
    told = lcapp("--as", "Ada", "desk", "score", one, "Q1", 3, "--json", code=1).json
    assert {each["code"] for each in told["lacking"]} >= {"conflict_not_declared", "score_without_citation"}
    lcapp("--as", "Ada", "desk", "score", one, "Q1", 9, code=1)
    lcapp("--as", "Ada", "desk", "score", one, "--finish", code=1)
    lcapp("--as", "Ada", "desk", "score", one, "--conflict", "My brother works there.")
    assert "conflict" in lcapp("--as", "Bo", "desk", "assign", "Ada", one, "--due", "2099-01-01", code=1).err


def test_that_sheets_travel_between_two_computers(lcapp, one, post, tmp_path, data):
    folder, quote = post
    given = sheet(tmp_path, quote, 4)
    lcapp("--as", "Ada", "desk", "score", one, "--no-conflict", "--sheet", given, "--finish")
    package = tmp_path / "ada.lcdossier"
    lcapp("--as", "Ada", "review", "export", CALL, "-o", package)
    lcapp("--as", "Bo", "review", "export", CALL, "-o", tmp_path / "bo.lcdossier", code=1)
    other = ("--data", tmp_path / "other")
    lcapp(*other, "desk", "import", folder / "Yazd.lcdossier")
    told = lcapp(*other, "review", "import", package, "--json").json
    assert (told["taken"], told["passed"]) == (1, 0)
    assert lcapp(*other, "desk", "reviews", CALL, "--json").json[0]["standing"]["mean"] == "72.00"
    assert "1 sheet was passed over" in lcapp(*other, "review", "import", package).out


def test_that_the_national_call_is_a_page_a_mail_and_a_file_for_the_cities(lcapp, tmp_path):
    lcapp("desk", "commission", "--name", "The Commission", "--email", "edu@commission.example")
    lcapp("desk", "commission", "--document", "The city's strategy", "--national-language", "fa")
    page, file = tmp_path / "call.pdf", tmp_path / "call.json"
    said = lcapp("desk", "call", CALL, "-o", page, "--file", file, "--language", "en").out
    assert "edu@commission.example" in said
    assert "learningcities@unesco.org" in said
    assert "\u2068" not in said
    assert "The city's strategy" in text_of_pdf(page)
    assert len(PdfDocument(page)) == 1
    told = lcapp("--data", tmp_path / "city", "national-call", file, "--json").json
    assert told == {"call": CALL, "own_deadline": None, "commission": "The Commission"}
    file.write_text("{}", encoding="utf-8")
    lcapp("--data", tmp_path / "city", "national-call", file, code=1)


def test_that_the_anonymous_export_holds_no_name(lcapp, one, tmp_path):
    file = tmp_path / "anonymous.json"
    lcapp("--as", "Ada Lovelace", "desk", "score", one, "Q1", 3, code=1)
    lcapp("--as", "Ada Lovelace", "desk", "remarks", one, "--add", "A secret remark")
    lcapp("desk", "statistics", "--anonymous", file)
    text = file.read_text(encoding="utf-8")
    assert json.loads(text)[0]["sealed"] is True
    assert not any(name in text for name in ("Yazd", "Ada", "Lovelace", "secret", "2025-06-10"))


def test_that_an_interview_and_a_result_are_kept(lcapp, one):
    lcapp("desk", "interview", one, "--on", "2025-06-12", "--with", "The mayor", "--notes", "Clear.")
    lcapp("desk", "decide", one, "request", "--reason", "More", code=1)
    lcapp("desk", "decide", one, "request", "--reason", "More", "--by", "2099-06-20", "--need", "The plan")
    assert lcapp("desk", "list", CALL, "--state", "requested", "--json").json["dossiers"][0]["reply_by"]
    lcapp("desk", "decide", one, "endorse")
    lcapp("desk", "result", one, "admitted", "--on", "2025-12-04")
    assert "is due on" in lcapp("desk", "statistics").out


def test_that_names_of_reviewers_stand_in_no_package_for_the_city(lcapp, one, tmp_path):
    back = tmp_path / "back.lcdossier"
    lcapp("--as", "Ada Lovelace", "desk", "remarks", one, "--add", "By when?", "--return", back)
    package = read_package(back.read_bytes())
    assert b"Lovelace" not in b"".join([package.data, *package.extras.values(), package.manifest])
    lcapp("desk", "remarks", one, "--return", back, "--with-names")
    assert b"Lovelace" in read_package(back.read_bytes()).extras["remarks.json"]


def test_that_cities_stand_side_by_side_with_their_figures(lcapp, one):
    told = lcapp("desk", "figures", CALL, "--json").json
    names = [each["id"] for each in told["figures"]]
    values = dict(zip(names, told["cities"][0]["values"], strict=True))
    assert values["profile.population"]["value"] == 84300
    assert values["profile.density"]
    assert told["cities"][0]["notes"][0]["code"] == "density"
    assert "84,300" in lcapp("desk", "figures", CALL).out
    answers = lcapp("desk", "compare", CALL, "city.name", "--json").json["cities"]
    assert answers == [{"number": one, "city": "Yazd", "answer": "Yazd"}]
    assert "Yazd" in lcapp("desk", "compare", CALL, "city.name").out
    lcapp("desk", "compare", CALL, "no.question", code=1)


def test_that_a_city_checks_its_own_dossier_with_the_same_thirteen(lcapp):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    lcapp("seal", number)
    told = lcapp("desk", "check", number, "--own", "--json", code=1).json
    verdicts = {each["check"]: each["verdict"] for each in told["checks"]}
    assert len(verdicts) == 13
    assert (verdicts["F1"], verdicts["F3"], verdicts["F6"]) == ("passed", "passed", "look")
    assert "F3 Complete: Fulfilled" in lcapp("desk", "check", number, "--own", code=1).out


def test_that_a_printed_dossier_is_taken_from_its_pdf(lcapp, tmp_path):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    lcapp("seal", number)
    file = tmp_path / "in" / "dossier.pdf"
    file.parent.mkdir()
    lcapp("export", number, "-o", file)
    other = ("--data", tmp_path / "commission")
    told = lcapp(*other, "desk", "import", file.parent, "--json").json
    assert [each["outcome"] for each in told["files"]] == ["first"]
    (line,) = lcapp(*other, "desk", "list", "--json").json["dossiers"]
    assert (line["city"], line["sealed"]) == ("Samplia", True)
