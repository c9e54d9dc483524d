"""What an attentive reader would hold against a concept: rules in families, each a function with data beside it."""

from mqes_core.lint.finding import Finding, LintReport, Spot
from mqes_core.lint.linter import lint
from mqes_core.lint.rule import Defect, LintRule, RuleWords
from mqes_core.lint.rules import rules
from mqes_core.lint.subject import Subject

__all__ = ["Defect", "Finding", "LintReport", "LintRule", "RuleWords", "Spot", "Subject", "lint", "rules"]
