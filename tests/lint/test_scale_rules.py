"""Which way points go, what can be reached, what is named and what is counted: cases by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mqes_core.lint import lint
from mqes_core.lint.families.counted import base_of, counted_each, counted_in, speaks_of_change, speaks_of_presence
from mqes_core.model import Edition
from tests.lint.clean_scorings import COUNT, SHARE, Data, bands, edition_with, scored, source

ON = date(2026, 11, 23)


def codes(edition: Edition) -> list[str]:
    """The codes of this family that are found."""
    return [item.code for item in lint(edition, on=ON).findings if item.rule.family == "scales"]


def line(measure: Data, **indicator: Any) -> list[str]:
    return codes(scored(measure, indicator))


THREE = [{"less_than": 50}, {"at_least": 50, "less_than": 80}, {"at_least": 80}]


def earning(*points: int) -> Data:
    return bands([row | {"points": worth} for row, worth in zip(THREE, points, strict=True)])


class TestDirection:
    @pytest.mark.parametrize(
        ("better", "points", "expected"),
        [
            ("up", (0, 1, 2), []),
            ("down", (2, 1, 0), []),
            ("up", (0, 2, 1), ["MQ265"]),
            ("down", (2, 0, 1), ["MQ265"]),
            ("up", (2, 1, 0), ["MQ268"]),
            ("down", (0, 1, 2), ["MQ268"]),
            (None, (0, 2, 1), ["MQ267"]),
            (None, (2, 1, 0), []),
            ("up", (0, 1, 1), ["MQ266"]),
            (None, (1, 1, 1), ["MQ266", "MQ266"]),
        ],
    )
    def test_of_rows(self, better: str | None, points: tuple[int, ...], expected: list[str]) -> None:
        assert line(SHARE, better=better, scale=earning(*points)) == expected

    @pytest.mark.parametrize(
        ("measure", "scale", "up", "down"),
        [
            (COUNT, {"kind": "per_unit", "points": 1}, [], ["MQ268"]),
            (COUNT, {"kind": "per_unit", "points": 1, "penalty": True}, ["MQ268"], []),
            (COUNT, {"kind": "per_unit", "points": -1}, ["MQ268"], []),
            (SHARE, {"kind": "linear", "start": 0, "end": 9, "start_points": 0, "end_points": 9}, [], ["MQ268"]),
            (SHARE, {"kind": "linear", "start": 9, "end": 0, "start_points": 0, "end_points": 9}, ["MQ268"], []),
            ({"kind": "flag"}, {"kind": "yes_no", "yes": 0, "no": 1}, ["MQ268"], []),
            (SHARE, {"kind": "relative", "most": 9, "better": "up"}, [], ["MQ268"]),
            (
                SHARE,
                {"kind": "change", "by": "growth", "scale": {"kind": "per_unit", "points": 1, "per": 10}},
                [],
                ["MQ268"],
            ),
        ],
        ids=["each", "penalty", "minus", "linear", "linear back", "yes", "best", "change"],
    )
    def test_of_scales_that_go_one_way(self, measure: Data, scale: Data, up: list[str], down: list[str]) -> None:
        assert line(measure, better="up", scale=scale) == up
        assert line(measure, better="down", scale=scale) == down

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("Минус 1 балл за каждого", []),
            ("-1 балл за каждого", []),
            ("снимается 1 балл", []),
            ("отнимается 1 балл", []),
            ("1 балл за каждого", ["MQ269"]),
            ("10-15 человек: 1 балл", ["MQ269"]),
        ],
    )
    def test_of_a_printed_penalty(self, printed: str, expected: list[str]) -> None:
        scale = {"kind": "per_unit", "points": 1, "penalty": True}
        assert line(COUNT, better="down", printed=printed, scale=scale) == expected

    @pytest.mark.parametrize(
        ("points", "expected"), [((3, 2, 1), []), ((3, 3, 1), []), ((2, 3, 1), ["MQ270"]), ((1, 2, 3), ["MQ270"] * 2)]
    )
    def test_of_places(self, points: tuple[int, ...], expected: list[str]) -> None:
        entries = [{"at": place, "points": worth} for place, worth in enumerate(points, 1)]
        assert line({"kind": "place"}, scale={"kind": "lookup", "entries": entries, "otherwise": 0}) == expected


class TestReach:
    def test_a_list_without_the_rest(self) -> None:
        entries = [{"at": 1, "points": 3}, {"at": 3, "points": 1}]
        edition = scored({"kind": "place"}, {"scale": {"kind": "lookup", "entries": entries}})
        (item,) = lint(edition, on=ON).findings
        assert (item.code, item.params["value"]) == ("MQ271", "2")

    def test_a_choice_without_points(self) -> None:
        options = [{"id": "low", "title": "Низкий"}, {"id": "high", "title": "Высокий"}]
        measure = {"kind": "choice", "options": options}
        scale = {"kind": "lookup", "entries": [{"at": "high", "points": 1}]}
        (item,) = lint(scored(measure, {"scale": scale}), on=ON).findings
        assert (item.code, item.params["value"]) == ("MQ271", "Низкий")
        scale["entries"].append({"at": "low", "points": 0})  # type: ignore[attr-defined]
        assert line(measure, scale=scale) == []

    @pytest.mark.parametrize(
        ("points", "expected"), [(-1, ["MQ274"]), (0, ["MQ274"]), (1, []), (2, ["MQ295"]), (3, ["MQ272"])]
    )
    @pytest.mark.parametrize("unreachable", ["kept", "not_applicable"])
    def test_a_minimum(self, points: int, expected: list[str], unreachable: str) -> None:
        minimum = {"points": points, "unreachable": unreachable, "source": source("1")}
        assert codes(scored(SHARE, {"scale": earning(0, 1, 2)}, minimum=minimum)) == expected

    def test_whom_a_minimum_is_out_of_reach_for(self) -> None:
        kinds = self._out_of_reach(["basic"], ["secondary"], 3)
        assert kinds == ("lint.unit.primary", "lint.unit.nine_year")
        assert self._out_of_reach(["basic"], ["secondary"], 2) == ("lint.unit.primary",)

    def test_what_the_document_itself_says_is_no_defect(self) -> None:
        assert self._out_of_reach(["basic"], ["basic"], 2, reading=None) == ()

    @staticmethod
    def _out_of_reach(first: list[str], second: list[str], points: int, reading: str | None = "levels") -> Any:
        lines = [
            {
                "id": f"i{number}",
                "title": f"Строка {number}",
                "measure": f"m{number}",
                "source": source(str(number)),
                "applies": {"levels": levels, "reading": reading},
                "scale": earning(0, 1, 2),
            }
            for number, levels in enumerate((first, second))
        ]
        edition = edition_with(
            {
                "title": "Показатели",
                "source": {},
                "combine": {"kind": "sum"},
                "measures": [SHARE | {"id": f"m{number}", "title": f"Величина {number}"} for number in range(2)],
                "criteria": [
                    {
                        "id": "c",
                        "title": "Критерий",
                        "source": {},
                        "minimum": {"points": points, "source": {}},
                        "indicators": lines,
                    }
                ],
                "readings": [{"id": "levels", "about": "А", "taken": "Б", "because": "В", "source": {}}],
            }
        )
        kinds = [item.params["kinds"] for item in lint(edition, on=ON).findings if item.code == "MQ273"]
        return kinds[0] if kinds else ()

    def test_units_of_other_kinds(self) -> None:
        applies = {"kinds": ["school", "kindergarten"], "levels": ["secondary"], "reading": "x"}
        minimum = {"points": 1, "source": source("1")}
        edition = scored(SHARE, {"scale": earning(0, 1, 2), "applies": applies}, minimum=minimum)
        (item,) = (item for item in lint(edition, on=ON).findings if item.rule.family == "scales")
        assert item.message("ru").endswith("начальная школа и девятилетняя школа.")

    def test_kinds_of_scales_that_only_a_plugin_knows_are_left_alone(self) -> None:
        minimum = {"points": 100, "source": source("1")}
        assert codes(scored(COUNT, {"scale": {"kind": "other.kind"}}, minimum=minimum)) == []

    @pytest.mark.parametrize(("cap", "expected"), [(2, []), (1, []), (3, ["MQ275"])])
    def test_a_stated_maximum(self, cap: int, expected: list[str]) -> None:
        combine = {"kind": "sum", "cap": cap}
        assert codes(scored(SHARE, {"scale": earning(0, 1, 2)}, combine=combine)) == expected

    def test_a_maximum_over_an_open_sum(self) -> None:
        combine = {"kind": "sum", "cap": 99}
        assert codes(scored(COUNT, {"scale": {"kind": "per_unit", "points": 1}}, combine=combine)) == []

    @pytest.mark.parametrize(
        ("weights", "expected"),
        [
            (("0.6", "0.4"), []),
            (("0.6", "0.5"), ["MQ276"]),
            ((60, 40), []),
            ((60, 45), ["MQ276"]),
            ((2, 1), []),
            ((70, 60), []),
            (("1/3", "2/3"), []),
        ],
    )
    def test_weights(self, weights: tuple[Any, ...], expected: list[str]) -> None:
        lines = [
            {"id": f"i{n}", "title": f"Строка {n}", "measure": f"m{n}", "source": {}, "scale": earning(0, 1, 2)}
            for n in range(2)
        ]
        combine = {"kind": "weighted", "weights": {f"i{n}": weight for n, weight in enumerate(weights)}}
        edition = edition_with(
            {
                "title": "Показатели",
                "source": {},
                "combine": {"kind": "sum"},
                "measures": [SHARE | {"id": f"m{n}", "title": f"Величина {n}"} for n in range(2)],
                "criteria": [{"id": "c", "title": "К", "source": {}, "combine": combine, "indicators": lines}],
            }
        )
        assert codes(edition) == expected


class TestWords:
    @pytest.mark.parametrize(
        ("title", "counted"),
        [
            ("Доля выпускников, сдавших экзамен", "share"),
            ("Доля школ от общего числа школ", "share"),
            ("Удельный вес педагогов", "share"),
            ("Процент посещаемости", "share"),
            ("Охват обучающихся, %", "share"),
            ("Охват обучающихся (в %)", "share"),
            ("Число школ, где доля выше средней", "count"),
            ("Количество педагогов, в процентах", "share"),
            ("Динамика количества программ", "count"),
            ("Место в рейтинге школ", "place"),
            ("Места в детских садах", None),
            ("Охват детей, в том числе с ОВЗ", None),
            ("100-процентная явка", None),
            ("Числовые ряды", None),
            ("Долгосрочные проекты", None),
        ],
    )
    def test_what_is_counted(self, title: str, counted: str | None) -> None:
        assert counted_in(title) == counted

    @pytest.mark.parametrize(
        ("title", "change", "presence"),
        [
            ("Динамика числа программ", True, False),
            ("Положительная динамика участия", True, False),
            ("Рост числа призёров", True, False),
            ("Ростовая мебель", False, False),
            ("Наличие сайта", False, True),
            ("Сайт и его наличие", False, False),
        ],
    )
    def test_change_and_presence(self, title: str, change: bool, presence: bool) -> None:
        assert (speaks_of_change(title), speaks_of_presence(title)) == (change, presence)

    @pytest.mark.parametrize(
        ("title", "base"),
        [
            ("Победители на 100 обучающихся", 100),
            ("Места на 1 000 детей", 1000),
            ("Случаи на 10 тыс. населения", 10_000),
            ("Случаи на миллион жителей", 1_000_000),
            ("Случаи на каждую тысячу", None),
            ("Сдали на 70 баллов", None),
            ("Сдали на 70–100 баллов", None),
            ("Победители", None),
        ],
    )
    def test_so_many_per_how_many(self, title: str, base: int | None) -> None:
        assert base_of(title) == base

    @pytest.mark.parametrize(
        ("printed", "title", "each"),
        [
            ("5 баллов за каждый результат", "Число выпускников", "за каждый результат"),
            ("Минус 1 балл за каждого выпускника", "Доля выпускников, не сдавших", None),
            ("1 балл за каждого призёра", "Число победителей и призеров", None),
            ("1 балл за каждого юного призёра", "Число призёров", None),
            ("1 балл за каждый случай", "Число жалоб", None),
            ("1 балл за каждого призёра", "Участие в олимпиаде", None),
            ("5 баллов", "Число выпускников", None),
        ],
    )
    def test_for_each_what(self, printed: str, title: str, each: str | None) -> None:
        assert counted_each(printed, title) == each


class TestMeaning:
    EACH: Data = {"kind": "per_unit", "points": 1}
    PLACE: Data = {"kind": "lookup", "entries": [{"at": 1, "points": 1}], "otherwise": 0}
    EVEN: Data = {"kind": "linear", "start": 0, "end": 9, "start_points": 0, "end_points": 9}

    @pytest.mark.parametrize(
        ("measure", "indicator", "expected"),
        [
            (COUNT, {"title": "Доля призёров", "scale": EACH}, ["MQ277"]),
            (COUNT, {"title": "Число призёров", "scale": EACH}, []),
            ({"kind": "place"}, {"title": "Число призёров", "scale": PLACE}, ["MQ278"]),
            (COUNT, {"title": "Место в рейтинге", "scale": EACH}, ["MQ278"]),
            (COUNT, {"title": "Место школы в муниципальном конкурсе", "scale": EACH}, ["MQ278"]),
            (COUNT, {"title": "Место на муниципальном этапе", "scale": EACH}, ["MQ278"]),
            (COUNT, {"title": "Места для занятий спортом", "scale": EACH}, []),
            (COUNT, {"title": "Доля призёров", "scale": EVEN}, ["MQ279"]),
            (COUNT, {"title": "Призёры", "printed": "10 % - 1 балл", "scale": EVEN}, ["MQ279"]),
            (COUNT, {"title": "Прирост призёров, %", "scale": {"kind": "change", "by": "growth", "scale": EVEN}}, []),
            ({"kind": "number", "unit": "%"}, {"title": "Процент призёров", "scale": EVEN}, []),
            ({"kind": "number", "unit": "ч"}, {"title": "Процент призёров", "scale": EVEN}, ["MQ279"]),
            (SHARE, {"title": "Количество призёров", "scale": EVEN}, ["MQ280"]),
            (COUNT, {"title": "Наличие сайта", "scale": EVEN}, ["MQ281"]),
            ({"kind": "flag"}, {"title": "Наличие сайта", "scale": {"kind": "yes_no", "yes": 1}}, []),
            (COUNT, {"title": "Динамика числа программ", "scale": EVEN}, ["MQ282"]),
            (COUNT, {"title": "Рост числа", "scale": {"kind": "change", "by": "difference", "scale": EVEN}}, []),
        ],
    )
    def test_what_is_named_and_what_is_measured(self, measure: Data, indicator: Data, expected: list[str]) -> None:
        assert line(measure, **indicator) == expected

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            (None, ["MQ284"]),
            ("до 5 баллов", ["MQ284"]),
            ("1 балл за участие, 3 балла за победу", []),
        ],
    )
    def test_points_at_discretion(self, printed: str | None, expected: list[str]) -> None:
        scale = {"kind": "discretionary", "most": 5}
        assert line({"kind": "points"}, printed=printed, scale=scale) == expected


class TestTargets:
    @pytest.mark.parametrize(
        ("target", "expected"),
        [
            ({"relation": "at_least", "value": 80, "unit": "%"}, []),
            ({"relation": "at_least"}, ["MQ287"]),
            ({"relation": "exists", "unit": "чел."}, ["MQ287"]),
            ({"relation": "exists", "title": "Удовлетворённость родителей"}, ["MQ287"]),
            ({"relation": "exists", "title": "Положение об экзаменах"}, []),
            ({"relation": "rises"}, ["MQ288"]),
            ({"relation": "rises", "value": 5}, []),
            ({"relation": "equals", "value": 120}, ["MQ289"]),
            ({"relation": "at_least", "value": 120, "title": "Процент от плана"}, []),
            ({"relation": "at_least", "value": 0}, ["MQ290"]),
            ({"relation": "at_least", "value": 10, "unit": "чел."}, ["MQ291"]),
            ({"relation": "at_most", "value": 10}, ["MQ292"]),
            ({"relation": "at_most", "value": 100}, ["MQ290", "MQ292"]),
            ({"relation": "at_most", "value": -1}, ["MQ289", "MQ292"]),
        ],
    )
    def test_of_a_share(self, target: Data, expected: list[str]) -> None:
        target = {"title": "Школьники", "source": source("1")} | target
        assert sorted(line(SHARE, better="up", scale=earning(0, 1, 2), targets=[target])) == expected

    def test_without_a_title_the_line_names_it(self) -> None:
        target = {"relation": "at_least", "source": source("1")}
        edition = scored(COUNT, {"title": "Кружки", "scale": TestMeaning.EVEN, "targets": [target]})
        (item,) = lint(edition, on=ON).findings
        assert item.params["title"] == "Кружки"

    def test_a_target_is_something_to_judge_by(self) -> None:
        assert line(SHARE) == ["MQ286"]
        target = {"relation": "at_least", "value": 80, "source": source("1")}
        assert line(SHARE, targets=[target]) == []
