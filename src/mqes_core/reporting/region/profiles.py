"""Profiles of units packed for the page: all years of a unit, with every figure's explanation, a pack a district."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.fields import Beside, Field, Placed
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.holding import Holding, Often
from mqes_core.comparison.results.profiles import Profile, Side
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import (
    aside_words,
    missed_words,
    percent_words,
    points_words,
    side_words,
    step_words,
    unit_name,
)
from mqes_core.evaluation import Plan, Status
from mqes_core.evaluation.explain import Explainer, Explanation, ReadingNote
from mqes_core.i18n import Language, translate
from mqes_core.model.base import Points
from mqes_core.reporting.packing import Packer
from mqes_core.reporting.region.drawing import place_bar, share_bar
from mqes_core.reporting.region.figures import Move, moved, moves, places, short
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.unit_words import unit_words
from mqes_core.reporting.view import walk

__all__ = ["Profiles", "compressed"]

Packed = list[Any]
Where = tuple[Field, Placed | Beside]

_NONE: Final = -1
"""In place of a text: there is none."""


class Profiles:
    """Profiles of all units, a pack for each district, and the readings that their results turned on."""

    def __init__(self, region: Region, results: Results, lang: Language) -> None:
        self._region = region
        self._results = results
        self._lang: Language = lang
        self._decided: dict[tuple[str, str], list[Any]] = {}

    def packs(self) -> dict[str, dict[str, Any]]:
        """``texts``, ``readings`` and ``lines`` of explanations, and ``units`` by code, for each district by its id.

        A unit is ``[name, about, years]``: the years as JSON once more, so that thousands of them weigh little until
        one is opened, the latest first. A year is an object; a text in it is a place in ``texts``, a line is named by
        its path from the total down: «0.2» is the third line of the first criterion.
        """
        results, lang = self._results, self._lang
        changes = moves(results)
        where: dict[tuple[Key, int], Where] = {}
        for field in results.fields:
            where |= {(placed.unit.key, field.year): (field, placed) for placed in field.placed}
            where |= {(beside.unit.key, field.year): (field, beside) for beside in field.beside}
        paths = {key: _paths(plan) for key, plan in results.plans.items()}
        kinds = self._region.kinds
        explainers = {key: Explainer(plan.edition, lang, kinds) for key, plan in results.plans.items()}
        packers = {district.id: Packer() for district in results.districts}
        packing = {
            (district.id, key): _Year(packers[district.id], path, lang)
            for district in results.districts
            for key, path in paths.items()
        }
        units: dict[str, dict[str, Packed]] = {district.id: {} for district in results.districts}
        for unit in results.units():
            at, card = (unit.key, unit.year), unit.card.unit
            years = units[unit.district.id].setdefault(card.id, [unit_name(unit), unit_words(card, lang), []])[2]
            why = explainers[unit.edition](unit.card.total)
            self._note(unit, why)
            year = packing[unit.district.id, unit.edition]
            profile = results.profile(unit)
            years.append(_json(year.packed(unit, profile, why, where[at], results.holding.get(at), changes.get(at))))
        return {
            district.id: {
                "name": district.title.in_language(lang),
                **packers[district.id].tables,
                "units": {
                    code: [name, about, f"[{','.join(years)}]"]
                    for code, (name, about, years) in units[district.id].items()
                },
            }
            for district in results.districts
        }

    def readings(self) -> list[tuple[str, ReadingNote, int]]:
        """Readings on which some result turned: the edition, the reading, on how many results; after the packs."""
        return [(edition, note, count) for (edition, _), (note, count) in sorted(self._decided.items())]

    def _note(self, unit: UnitYear, why: Explanation) -> None:
        for part in walk(why):
            for note in part.readings:
                if note.decisive:
                    found = self._decided.setdefault((unit.edition, note.id), [note, 0])
                    found[1] += 1


def compressed(pack: Mapping[str, Any]) -> str:
    """The pack as the page holds it: JSON, gzip, base64; the same pack gives the same text."""
    return base64.b64encode(gzip.compress(_json(pack).encode(), compresslevel=6, mtime=0)).decode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Year:
    """Packs years of units of one district and edition."""

    def __init__(self, packer: Packer, paths: Mapping[int, str], lang: Language) -> None:
        self._text = packer.text
        self._packer = packer
        self._paths = paths
        self._lang: Language = lang
        self._sides: dict[tuple[Side, Points | None], Packed] = {}

    def packed(
        self,
        unit: UnitYear,
        profile: Profile,
        why: Explanation,
        where: Where,
        holding: Holding | None,
        move: Move | None,
    ) -> dict[str, Any]:
        """The year as an object; what is not there is left out."""
        text, lang = self._text, self._lang
        field, found = where
        step, share = moved(move, lang), unit.share
        known = unit.known
        packed: dict[str, Any] = {
            "year": unit.year,
            "edition": text(unit.edition),
            "points": text(points_words(unit.points, lang)),
            "share": text(percent_words(share, lang)),
            "bar": share_bar(share),
            "known": list(known),
            "moved": [text(step.sign), text(step.words), text(step.spoken)],
            "peers": len(field.placed),
            **self._profile(profile, unit),
            "criteria": [self._criterion(unit, index) for index in unit.card.nodes[-1].children],
            "why": self._packer.pack(why),
        }
        if isinstance(found, Placed):
            packed["place"] = text(places(found.place))
            bar = place_bar(found.place, holding, len(field.placed))
            packed["placeBar"] = [bar.start, bar.wide, bar.least, bar.reach]
            packed["best100"] = text(short(found.of_best, lang))
            if holding:
                packed["holds"] = self._holds(unit, holding)
        else:
            packed["aside"] = text(aside_words(found.why, lang))
        return packed

    def _profile(self, it: Profile, unit: UnitYear) -> dict[str, Packed]:
        text, lang = self._text, self._lang
        unknown = []
        for index in it.unknown:
            status: Status = unit.card.outcomes[index].status
            words = f"{unit.card.nodes[index].title(lang)}: {translate(f'status.{status}', lang)}"
            unknown.append([text(words), self._paths[index]])
        return {
            "strong": [self._side(side, unit) for side in it.strong],
            "weak": [self._side(side, unit) for side in it.weak],
            "unknown": unknown,
            "missed": [
                [text(missed_words(item, unit, lang)), self._paths[item.criterion], int(item.sure)]
                for item in it.missed
            ],
        }

    def _side(self, side: Side, unit: UnitYear) -> Packed:
        key = side, unit.ceiling.outcomes[side.line].high
        found = self._sides.get(key)
        if found is None:
            step = _NONE if side.step is None else self._text(step_words(side.step, unit, self._lang))
            found = [self._text(side_words(side, unit, self._lang)), self._paths[side.line], step]
            self._sides[key] = found
        return found

    def _criterion(self, unit: UnitYear, index: int) -> Packed:
        share = unit.share_of(index)
        return [self._text(short(share, self._lang)), share_bar(share)]

    def _holds(self, unit: UnitYear, holding: Holding) -> dict[str, Any]:
        text, lang = self._text, self._lang

        def title(index: int) -> str:
            node = unit.card.nodes[index]
            return f"{node.number} {node.title(lang)}".strip()

        return {
            "without": [[text(title(item.line)), text(places(item.place))] for item in holding.without],
            "other": text(places(holding.other)) if holding.other else _NONE,
            "first": _often(holding.first),
            "quarter": _often(holding.quarter),
        }


def _often(found: Often) -> Packed:
    return [found.surely, found.perhaps, found.of]


def _paths(plan: Plan) -> dict[int, str]:
    """The path of every node from the total down."""

    def walk(index: int, path: tuple[int, ...]) -> Iterator[tuple[int, str]]:
        yield index, ".".join(map(str, path))
        for place, child in enumerate(plan.nodes[index].children):
            yield from walk(child, (*path, place))

    return dict(walk(len(plan.nodes) - 1, ()))
