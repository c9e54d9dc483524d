"""A plugin may bring rules of the linter; one that is not what the hook asks for sets the plugin aside."""

from __future__ import annotations

from datetime import date

import pytest

from mqes_core.lint import lint
from mqes_core.lint.rules import CLEAN
from mqes_core.loading import load_edition

RULES = """
from mqes_core.model import Activity
from mqes_core.plugins import Defect, LintRule, RuleWords, Severity

def lonely(subject):
    for path, activity in subject.each(Activity):
        if not activity.participants:
            yield Defect(path, {"number": activity.number})

WORDS = {
    "ru": RuleWords("Нет участников", "В строке {number} нет участников.", "Назовите их.", "Некого звать."),
    "en": RuleWords("No participants", "Row {number} has no participants.", "Name them.", "Nobody to call."),
}

def rule(code="own.lonely", **changed):
    fields = dict(code=code, severity=Severity.NOTE, check=lonely, words=WORDS)
    return LintRule(**(fields | changed))
"""
GIVES = "mqes_lint_rules = hookimpl(lambda: [{}])"
BAD = {
    "no rule at all": ("0", "MQ906"),
    "a code without a dot": ("rule('lonely')", "MQ906"),
    "a code of mqes": ("rule('MQ150')", "MQ906"),
    "a severity in words": ("rule(severity='note')", "MQ906"),
    "no function": ("rule(check=None)", "MQ906"),
    "words in one language": ("rule(words={'ru': WORDS['ru']})", "MQ906"),
    "no words": ("rule(words=None)", "MQ906"),
    "plain text for words": ("rule(words={'ru': 'Нет', 'en': 'None'})", "MQ906"),
    "a code twice": ("rule(), rule()", "MQ916"),
}


def plugin(plugin_source, name: str, gives: str) -> str:
    return plugin_source(name, extra=RULES + GIVES.format(gives))


def test_a_rule_of_a_plugin_finds_beside_the_others(world, plugin_source, codes) -> None:
    found = world.look(world.install(plugin(plugin_source, "own", "rule()"), name="own"))
    assert codes(found) == {"own": "active"}
    report = lint(load_edition(CLEAN), on=date(2026, 1, 1), extra=found.rules.values())
    assert [(item.code, item.rule.family, item.message("en")) for item in report.findings] == [
        ("own.lonely", "plugin", "Row 1.1 has no participants."),
        ("own.lonely", "plugin", "Row 2.1 has no participants."),
    ]
    assert report.findings[0].hint("ru") == "Назовите их."
    assert report.findings[0].rule.why("en") == "Nobody to call."


@pytest.mark.parametrize(("gives", "code"), BAD.values(), ids=BAD.keys())
def test_a_fault_is_named(world, plugin_source, codes, gives, code) -> None:
    found = world.look(world.install(plugin(plugin_source, "own", gives), name="own"))
    assert codes(found) == {"own": code}
    assert dict(found.rules) == {}


def test_two_plugins_with_one_code_are_both_set_aside(world, plugin_source, codes) -> None:
    found = world.look(
        *(world.install(plugin(plugin_source, name, "rule()"), name=name, version="1.0") for name in ("one", "two"))
    )
    assert codes(found) == {"one": "MQ918", "two": "MQ918"}
    for lang in ("ru", "en"):
        assert "own.lonely" in found.problems[0].message(lang)
