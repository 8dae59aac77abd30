"""The reference data of the guide: steps before a deadline, lists of words, real cities."""

import json
import tomllib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from lcapp.domain.advice_base import AdviceData, AdviceWords, Topic
from lcapp.domain.advice_copied import runs_of
from lcapp.domain.back_planner import Step
from lcapp.domain.calls import CallKind, Certainty
from lcapp.domain.phrases import phrases_of
from lcapp.domain.real_cities import RealCity
from lcapp.storage.city_atlas import real_cities
from lcapp.storage.figure_word_list import figure_words
from lcapp.storage.guidance_library import GuidanceLibrary

_COMMON = "common"


class GuideLibrary:
    """Read on first use and then kept.

    Args:
        resources: The folder of the shipped data.
        data: The person's data folder; without it there is no guidance of a Commission.
    """

    def __init__(self, resources: Path, data: Path | None = None) -> None:
        self._reference = resources / "reference"
        self.guidance = GuidanceLibrary(resources, data or resources / "none")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is done before a deadline, as it stands in the file."""
        data = _toml(self._reference / "back_plan.toml")
        return tuple(
            Step(
                id=one["id"],
                days=one["days"],
                who=one["who"],
                kinds=frozenset(map(CallKind, one["kinds"])),
                certainty=Certainty(one["certainty"]),
                source=one["source"],
                needed=one.get("needed", False),
            )
            for one in data["step"]
        )

    @cached_property
    def cities(self) -> tuple[RealCity, ...]:
        """Members and awarded cities, with what is known of some of them."""
        return real_cities(self._reference)

    @cached_property
    def advice(self) -> AdviceData:
        """The lists of words into which the rules of advice look."""
        folder = self._reference / "advice"
        common = _toml(folder / f"{_COMMON}.toml")
        languages = [path for path in sorted(folder.glob("*.toml")) if path.stem != _COMMON]
        countries = json.loads((self._reference / "countries.json").read_text(encoding="utf-8"))
        writing = _toml(self._reference / "writing.toml")
        named = [*(city.name for city in self.cities), *writing["cities"]["names"]]
        return AdviceData(
            words={path.stem: _words(path.stem, _toml(path)) for path in languages},
            topics=tuple(
                Topic(one["id"], frozenset(one["questions"]), tuple(one["elements"]))
                for one in common["topic"]
            ),
            known_acronyms=frozenset(common["known_acronyms"]),
            official_names=tuple(common["official_names"]),
            addresses=tuple(common["addresses"]),
            mail_hosts=tuple(common["mail_hosts"]),
            behind_login=tuple(common["behind_login"]),
            not_in_latin=frozenset(common["not_in_latin"]),
            small_words=frozenset(common["small_words"]),
            regions={one["code"]: one["region"] for one in countries["countries"]},
            figures=figure_words(self._reference / "figures.toml"),
            words_doubled=frozenset(common["words_doubled"]),
            regions_seen=frozenset(
                one["code"]
                for one in countries["countries"]
                if one["region_certainty"].startswith(Certainty.SEEN)
            ),
            members=frozenset(one["code"] for one in countries["countries"] if one["member"]),
            associates=frozenset(one["code"] for one in countries["countries"] if not one["member"]),
            former_members={
                one["code"]: date.fromisoformat(one["until"]) for one in countries["former_members"]
            },
            any_language={name: phrases_of(entries) for name, entries in writing["lists"].items()},
            tongues={code: frozenset(small) for code, small in writing["small_words"].items()},
            definition=frozenset(run for text in writing["definition"]["texts"] for run in runs_of(text)),
            cities=frozenset(name.casefold() for name in named),
        )


def _words(language: str, data: dict[str, Any]) -> AdviceWords:
    return AdviceWords(
        language,
        lists={name: phrases_of(entries) for name, entries in data["lists"].items()},
        elements={
            topic: {name: phrases_of(entries) for name, entries in elements.items()}
            for topic, elements in data["elements"].items()
        },
        stop_words=frozenset(data["stop_words"]),
        abbreviations=frozenset(data["abbreviations"]),
        shorter=data["shorter"],
        numbers=data["numbers"],
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
