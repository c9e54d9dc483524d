"""Words for people in Russian and English, from one catalogue; numbers as each language writes them."""

from mqes_core.i18n.catalogue import Key, Language, keys, translate
from mqes_core.i18n.numbers import format_date, format_interval, format_number, format_years
from mqes_core.i18n.system import refusal

__all__ = [
    "Key",
    "Language",
    "format_date",
    "format_interval",
    "format_number",
    "format_years",
    "keys",
    "refusal",
    "translate",
]
