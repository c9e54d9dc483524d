"""Findings as a page for the author of a concept, as SARIF and as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser

from mqes_core.api.checking import write_findings
from mqes_core.errors import UsageError
from mqes_core.lint import LintReport, lint
from mqes_core.lint.rules import CLEAN, rules
from mqes_core.loading import load_with_places
from mqes_core.reporting.remarks import lint_schema, render_remarks, sarif
from tests.accessible import assert_accessible
from tests.lint.examples import clean_copy, put

ON = date(2026, 11, 23)
HOSTILE = "<script>alert(1)</script> «План» & \"ко\" '{{ 7 * 7 }}'"


def report(folder: Path, *codes: str, excuse: str = "") -> LintReport:
    """The findings in the clean concept with the bad examples of some rules in it."""
    clean_copy(folder)
    for code in codes:
        example = rules()[code].example
        assert example is not None
        put(folder, example.file, example.at, example.bad)
    put(folder, "concept.yaml", "concept.title", json.dumps("Концепция с замечаниями"))
    put(folder, "roadmap.yaml", "roadmap.title", json.dumps(HOSTILE))
    put(folder, "roadmap.yaml", "roadmap.sections[0].title", json.dumps(HOSTILE))
    if excuse:
        put(folder, "roadmap.yaml", "roadmap.exceptions", f"[{{code: {excuse}, because: Так решил совет}}]")
    edition, place = load_with_places(folder)
    return lint(edition, on=ON, locate=place)


@pytest.fixture
def two(tmp_path: Path) -> LintReport:
    return report(tmp_path / "two", "MQ151", "MQ152", excuse="MQ152")


def test_json_holds_what_the_schema_says(two: LintReport) -> None:
    data = json.loads(render_remarks([two], ".json", root=Path.cwd()))
    jsonschema.validate(data, lint_schema())
    (found,) = data["reports"]
    by_code = {item["code"]: item for item in found["findings"]}
    assert by_code["MQ151"]["excused"] is None
    assert by_code["MQ152"]["excused"] == {"ru": "Так решил совет"}
    assert by_code["MQ152"]["path"] == "roadmaps[0].sections[1].number"
    assert by_code["MQ152"]["place"]["line"] > 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"reports": [found | {"on": 2026}]}, lint_schema())


def test_sarif_names_rules_places_and_reasons(two: LintReport, tmp_path: Path) -> None:
    (run,) = sarif([two], tmp_path)["runs"]
    listed = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert listed == sorted(listed)
    for result in run["results"]:
        assert listed[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "two/roadmap.yaml"
        line = (
            (tmp_path / "two/roadmap.yaml").read_text(encoding="utf-8").splitlines()[place["region"]["startLine"] - 1]
        )
        assert "number" in line
    excused = {result["ruleId"]: result.get("suppressions") for result in run["results"]}
    assert excused["MQ152"] == [{"kind": "inSource", "justification": "Так решил совет"}]
    assert excused["MQ151"] is None
    elsewhere = sarif([two], tmp_path / "other", "en")["runs"][0]["results"][0]
    assert elsewhere["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")
    assert [item["id"] for item in elsewhere["relatedLocations"]] == [1]


def test_findings_without_files_are_named_by_their_path(two: LintReport) -> None:
    bare = lint(two.edition, on=ON)
    (result, *_) = sarif([bare], Path.cwd())["runs"][0]["results"]
    assert "physicalLocation" not in result["locations"][0]
    assert "roadmaps[0]" in bare.findings[0].text(bare.edition)
    assert bare.findings[0].spot.place.line == 0


def test_another_suffix_is_refused_with_those_there_are(two: LintReport, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        write_findings([two], tmp_path / "remarks.docx")
    (told,) = caught.value.diagnostics
    assert told.code == "MQ895"
    assert ".html" in told.hint("ru")


def test_the_page_says_what_where_why_and_how(two: LintReport) -> None:
    for lang in ("ru", "en"):
        page = render_remarks([two], ".html", root=Path.cwd(), lang=lang).decode()
        assert HOSTILE not in page
        assert "{{" not in page.replace("{{ 7 * 7 }}", "")
        for item in two.findings:
            for words in (item.message(lang), item.hint(lang), item.spot.in_document(two.edition, lang)):
                assert words.replace("&", "&amp;").replace("“", "“") in page
        assert two.open[0].rule.why(lang) in page


def test_a_clean_concept_is_told_so() -> None:
    edition, place = load_with_places(CLEAN)
    assert "Замечаний нет." in render_remarks([lint(edition, on=ON, locate=place)], ".html", root=Path.cwd()).decode()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_read_without_a_network_and_by_everybody(
    browser: Browser, two: LintReport, tmp_path: Path, width: int
) -> None:
    clean, place = load_with_places(CLEAN)
    write_findings([two, lint(clean, on=ON, locate=place)], tmp_path / "page.html")
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "page.html").as_uri())
    assert asked == [(tmp_path / "page.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert_accessible(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Замечания к концепции"
    page.close()
