"""The Word documents: what they say, of whom, on whose template, and that another program opens them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest

from mqes_core.comparison.results import District, DistrictYear
from mqes_core.comparison.results.fields import Aside, Beside
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import aside_words, shares_words, unit_name
from mqes_core.errors import UsageError
from mqes_core.evaluation import Status
from mqes_core.i18n import translate
from mqes_core.model.base import Text
from mqes_core.model.units import Case, Share, Unit
from mqes_core.reporting.region.documents import default_template, render_analytic, render_letter
from mqes_core.reporting.region.documents.template import STYLES
from mqes_core.reporting.region.subject import Region, latest
from tests.office import needs_office
from tests.region import library
from tests.reporting.region.made import (
    SMALL,
    compared,
    crossed_region,
    hostile_region,
    other_secrets,
    separate_region,
    some_given,
    some_region,
)
from tests.reporting.scored import HOSTILE


def text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "\n".join(item.text for item in document.element.body.iter() if item.tag.endswith("}t") and item.text)


def unit(region: Region, district: str, code: str) -> UnitYear:
    assert region.results is not None
    return next(item for item in latest(region.results) if item.key == (district, code))


def units(region: Region) -> Iterator[UnitYear]:
    assert region.results is not None
    return latest(region.results)


def made(*paragraphs: str) -> bytes:
    """A user's own template."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def letter() -> str:
    return text(render_letter(unit(some_region(), "gorny", "001"), some_region()))


def test_a_letter_says_what_the_rules_say() -> None:
    words = letter()
    for piece in (
        "Адресные рекомендации по итогам 2023 года", "Горный район", "Уважаемые коллеги!", "редакция gorny@2021",
        "на 15.01.2024", "Что прибавило бы баллов", "Больше баллов дало бы", "На чём основаны баллы",
        "раздел 6, таблица 1", "строки 1, 2, 3, 4",
    ):  # fmt: skip
        assert piece in words


def test_a_letter_asks_for_all_that_is_missing_and_names_what_is_withheld() -> None:
    for item in list(units(some_region()))[::4]:
        words = text(render_letter(item, some_region()))
        outcomes = [(item.card.nodes[line].title(), item.card.outcomes[line].status) for line in item.lines]
        missing = [title for title, status in outcomes if status is Status.MISSING]
        assert ("Какие данные просим сообщить" in words) == bool(missing)
        assert all(title in words for title in missing)
        assert ("Что скрыто" in words) == any(status is Status.WITHHELD for _, status in outcomes)


def test_a_letter_dated_after_a_letter_of_law_says_so() -> None:
    given = some_given("gorny")
    before, after = (compared(given, replace(SMALL, on=date(year, 9, 1))) for year in (2024, 2025))
    said = [
        text(render_letter(next(latest(results)), replace(some_region(), results=results)))
        for results in (before, after)
    ]
    notice = "применение результатов ВПР для оценки организаций и педагогов не предусмотрено"
    assert notice not in said[0]
    assert notice in said[1]


def test_a_concept_without_points_is_told_so_and_what_was_reported_stands_there() -> None:
    plan = library().plan("shatoy@2022")
    values = {"internal_systems": Share(12, 20), "assessment_tools": Share(2, 4), "regulations": 7}
    case = Case(Unit(id="r", title="Район", kind="municipality"), 2023, values)
    region = replace(
        some_region(), results=compared([DistrictYear(District("r", Text(ru="Район")), 2023, plan, (case,))])
    )
    words = text(render_letter(unit(region, "r", "r"), region))
    assert "Баллов документ не назначает" in words
    assert "12 из 20 (60\u00a0%)" in words
    assert "скрыто" in words
    assert "2 из 4" not in words
    assert "нет данных" in words
    for empty in ("0 из 0", "пока не известны", "Место среди равных", "Достижимо"):
        assert empty not in words
    report = text(render_analytic(region))
    assert report.count("Концепция не назначает баллов") == 2, "of the district, and beside the places"
    row = next(table for table in docx.Document(io.BytesIO(render_analytic(region))).tables).rows[1]
    assert [cell.text for cell in row.cells][-2:] == ["–", "–"], "no share, and no minimum that could be missed"


def test_whoever_stands_alone_is_told_no_place() -> None:
    item = unit(some_region(), "stepnoy", "st-19")
    words = text(render_letter(item, some_region()))
    assert "Место не названо. Сравнить не с кем" in words
    assert "Среди 1 организации" not in words


def test_a_letter_names_all_that_could_earn_more() -> None:
    for item in units(some_region()):
        words = text(render_letter(item, some_region()))
        found = some_region().results.profile(item)  # type: ignore[union-attr]
        assert all(item.card.nodes[side.line].title() in words for side in (*found.strong, *found.weak))
        assert "таблицах отчёта" not in words, "a school has the letter alone"


def test_letters_of_one_region_differ() -> None:
    found = {text(render_letter(item, some_region())) for item in list(units(some_region()))[:6]}
    assert len(found) == 6


def test_the_analytic_report_holds_its_parts() -> None:
    words = text(render_analytic(crossed_region()))
    for piece in (
        "Главное", "По районам", "Степной район", "Горный район", "По критериям, 2023 год, правила gorny@2021",
        "Места организаций", "Низкие результаты за несколько лет", "Все по правилам одной концепции", "Сами концепции",
        "Как считали и что значат числа", "Чего мы не знаем", "сменились правила",
    ):  # fmt: skip
        assert piece in words
    results = crossed_region().results
    assert results is not None
    for field in results.fields:
        if field.year == 2023:
            assert all(words.count(f"{item.unit.card.unit.title}") >= 1 for item in field.placed)


def test_under_one_concept_each_table_of_places_stands_alone_and_nobody_is_dropped() -> None:
    results = crossed_region().results
    assert results is not None
    assert results.crossed is not None
    fields = [field for field in results.crossed.fields if field.year == results.years[0]]
    own = {both.own.key: both.own for both in results.crossed.units if both.own.year == results.years[0]}
    nobody_ranked = [
        replace(field, placed=(), beside=tuple(Beside(item.unit, Aside.LITTLE_KNOWN) for item in field.placed))
        for field in fields
    ]
    for shown in (fields, nobody_ranked):
        crossed = replace(results.crossed, fields=tuple(shown))
        region = replace(crossed_region(), results=replace(results, crossed=crossed))
        words = text(render_analytic(region))
        title = translate("documents.title.crossed", "ru")
        assert words.count(f"{title}: ") == sum(bool(field.placed) for field in shown)
        for field in shown:
            for item in field.beside:
                shares = shares_words(own[item.unit.key], item.unit, "ru").replace(" %", "\N{NO-BREAK SPACE}%")
                assert f"{unit_name(item.unit)}: {aside_words(item.why, 'ru')} {shares}" in words


def test_without_results_the_concepts_are_told() -> None:
    words = text(render_analytic(replace(some_region(), results=None), "en"))
    assert words.startswith("Concepts of quality evaluation side by side")
    assert "nazran@2021" in words


def test_a_concept_without_a_total_and_a_district_without_the_last_year() -> None:
    region = separate_region()
    words = text(render_analytic(region))
    assert "Концепция не складывает критерии в один итог." in words
    assert "За 2023 год данных нет; ниже – последний известный, 2022." in words
    apart = text(render_letter(unit(region, "gorny", "001"), region))
    assert "Критерии не складываются в один итог" in apart
    assert "Место не названо." in apart


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_hostile_words_stay_words(lang: str) -> None:
    for item, title in zip(units(hostile_region()), [*HOSTILE], strict=False):
        content = render_letter(item, hostile_region(), lang)  # type: ignore[arg-type]
        assert title.replace("\t", "").split()[0] in text(content).replace("\t", "")
    render_analytic(hostile_region(), lang)  # type: ignore[arg-type]


def test_nothing_withheld_is_told() -> None:
    given = some_given("gorny", since=2023)
    regions = [
        replace(some_region(), results=replace(compared(each), totals=()))
        for each in (given, other_secrets(given, SMALL.small))
    ]
    assert render_analytic(regions[0]) == render_analytic(regions[1])
    for one, other in zip(units(regions[0]), units(regions[1]), strict=True):
        assert render_letter(one, regions[0]) == render_letter(other, regions[1])


def test_the_same_gives_the_same_bytes_and_names_nobody() -> None:
    content = render_analytic(some_region())
    assert content == render_analytic(some_region())
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created.date().isoformat() == "2024-01-15"
    assert "docProps/thumbnail.jpeg" not in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_the_page_is_as_an_office_has_it() -> None:
    section = docx.Document(io.BytesIO(render_analytic(some_region()))).sections[0]
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides if side] == [30, 15, 20, 20]
    assert section.header.paragraphs[0].text == "Результаты районов по их концепциям оценки качества образования"
    assert "PAGE" in section.footer._element.xml


def test_a_template_of_ones_own_keeps_its_letterhead() -> None:
    item = unit(some_region(), "gorny", "001")
    template = made("Управление образования", "{{unit}}, {{ district }}", "{{ title }}", "{{ body }}", "Подпись")
    document = docx.Document(io.BytesIO(render_letter(item, some_region(), template=template)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    named = f"{item.card.unit.title}, Горный район"
    assert lines[:3] == ["Управление образования", named, "Адресные рекомендации по итогам 2023 года"]
    assert lines[-1] == "Подпись"
    assert not any("{{" in line for line in lines)


def test_a_placeholder_that_word_broke_up_is_filled_in() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ un")
    paragraph.add_run("it }}")
    document.add_paragraph("{{ body }}")
    buffer = io.BytesIO()
    document.save(buffer)
    item = unit(some_region(), "gorny", "001")
    content = render_letter(item, some_region(), template=buffer.getvalue())
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == item.card.unit.title


def test_styles_that_a_template_lacks_come_from_ours() -> None:
    document = docx.Document(io.BytesIO(made("{{ body }}")))
    for style in [item for item in document.styles if item.name in STYLES]:
        style.element.getparent().remove(style.element)
    buffer = io.BytesIO()
    document.save(buffer)
    content = render_letter(unit(some_region(), "gorny", "001"), some_region(), template=buffer.getvalue())
    names = {style.name for style in docx.Document(io.BytesIO(content)).styles}
    assert set(STYLES) <= names


@pytest.mark.parametrize(
    ("template", "codes"),
    [
        (b"no docx", ["MQ882"]),
        (made("Бланк"), ["MQ883"]),
        (made("Текст: {{ body }}"), ["MQ883"]),
        (made("{{ body }}", "{{ director }}"), ["MQ884"]),
        (made("{{ director }}", "{{ }}"), ["MQ883", "MQ884", "MQ884"]),
    ],
)
def test_a_template_that_does_not_serve_is_refused_with_a_way_out(template: bytes, codes: list[str]) -> None:
    with pytest.raises(UsageError) as refused:
        render_analytic(some_region(), template=template)
    assert [item.code for item in refused.value.diagnostics] == codes
    assert all(item.hint(lang) for item in refused.value.diagnostics for lang in ("ru", "en"))
    assert "{{ body }}" in refused.value.diagnostics[0].hint("ru") or codes[0] != "MQ883"


def test_a_zip_file_that_is_no_document_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr("a.txt", "a")
    with pytest.raises(UsageError, match="MQ882"):
        render_analytic(some_region(), template=buffer.getvalue())


def test_the_default_template_serves_as_ones_own() -> None:
    own = render_analytic(some_region(), template=default_template())
    assert own == render_analytic(some_region())


@needs_office
def test_another_program_opens_them_and_a_letter_has_two_pages_at_most(tmp_path: Path) -> None:
    region = crossed_region()
    (tmp_path / "report.docx").write_bytes(render_analytic(region))
    for item in [*list(units(region))[:2], unit(region, "gorny", "010")]:
        (tmp_path / f"letter-{item.card.unit.id}.docx").write_bytes(render_letter(item, region))
    profile, sources = tmp_path / "profile", sorted(tmp_path.glob("*.docx"))
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *map(str, sources)], check=True, capture_output=True, timeout=180
    )
    for source in sources:
        pages = source.with_suffix(".pdf").read_bytes().count(b"/Type/Page/") or source.with_suffix(
            ".pdf"
        ).read_bytes().count(b"/Type/Page\n")
        assert 0 < pages <= (2 if source.stem.startswith("letter") else 40)
