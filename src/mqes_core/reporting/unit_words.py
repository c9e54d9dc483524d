"""What kind of organisation a unit is, in words."""

from __future__ import annotations

from mqes_core.i18n import Language, translate
from mqes_core.model.units import Unit

__all__ = ["kind_words", "setting_words", "unit_words"]


def kind_words(unit: Unit, lang: Language) -> str:
    """The kind; of a school the highest level that it teaches: «средняя школа»."""
    highest = next((level for level in ("secondary", "basic", "primary") if level in unit.levels), None)
    school = unit.kind == "school" and highest
    return translate(f"report.{f'school.{highest}' if school else f'unit.{unit.kind}'}", lang)


def setting_words(unit: Unit, lang: Language) -> str:
    """Town or village; empty where that is not said."""
    return translate(f"report.setting.{unit.setting}", lang) if unit.setting else ""


def unit_words(unit: Unit, lang: Language) -> str:
    """Kind and setting: «средняя школа, село»."""
    return ", ".join(filter(None, (kind_words(unit, lang), setting_words(unit, lang))))
