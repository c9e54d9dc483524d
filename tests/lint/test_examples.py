"""Every rule finds the defect of its bad example, and nothing else; its good example is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from mqes_core.i18n.catalogue import keys
from mqes_core.lint import Finding, LintRule, rules
from mqes_core.lint.rule import FAMILIES
from tests.lint.examples import clean_copy, linted, put

RULES = list(rules().values())


def test_the_clean_concept_has_no_findings(tmp_path: Path) -> None:
    assert linted(clean_copy(tmp_path)).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
class TestExample:
    def test_bad_is_found_where_it_stands(self, rule: LintRule, tmp_path: Path) -> None:
        example = rule.example
        assert example is not None
        put(clean_copy(tmp_path), example.file, example.at, example.bad)
        found = linted(tmp_path).findings
        assert {item.code for item in found} == {rule.code}
        for item in found:
            assert item.spot.place.line > 0
            assert item.spot.place.file.endswith(".yaml")
            for lang in ("ru", "en"):
                assert "{" not in item.message(lang) + item.hint(lang)

    def test_good_is_clean(self, rule: LintRule, tmp_path: Path) -> None:
        example = rule.example
        assert example is not None
        put(clean_copy(tmp_path), example.file, example.at, example.good)
        assert linted(tmp_path).findings == ()

    def test_words_are_whole(self, rule: LintRule) -> None:
        for suffix in ("", ".hint", ".title", ".why"):
            assert rule.code + suffix in keys()
        for lang in ("ru", "en"):
            assert rule.title(lang)
            assert rule.why(lang)

    def test_an_exception_excuses_it(self, rule: LintRule, tmp_path: Path) -> None:
        if rule.code == "MQ199":
            return
        example = rule.example
        assert example is not None
        put(clean_copy(tmp_path), example.file, example.at, example.bad)
        for file, root in {_root(item) for item in linted(tmp_path).findings}:
            put(tmp_path, file, f"{root}.exceptions", f"[{{code: {rule.code}, because: Так решено}}]")
        report = linted(tmp_path)
        assert report.open == ()
        assert {item.code for item in report.excused} == {rule.code}


def test_families_are_known() -> None:
    assert {rule.family for rule in RULES} <= set(FAMILIES.values())


def _root(finding: Finding) -> tuple[str, str]:
    """The file of a finding, and the key at its root."""
    return Path(finding.spot.place.file).name, "roadmap" if finding.spot.path[0] == "roadmaps" else str(
        finding.spot.path[0]
    )
