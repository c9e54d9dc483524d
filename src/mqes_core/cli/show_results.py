"""Results of districts in a terminal: the summary, the sentences on each district, where the report holds the rest."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.summary import district_summary, summary
from mqes_core.i18n import Language, translate

__all__ = ["result_lines"]


def result_lines(results: Results, lang: Language) -> Iterator[str]:
    """The summary, then each district."""
    yield translate("results.heading", lang)
    yield from (f"  {sentence}" for sentence in summary(results, lang))
    for district in results.districts:
        yield ""
        yield district.title.in_language(lang)
        yield from (f"  {sentence}" for sentence in district_summary(district.id, results, lang))
