"""The tidy tables with their descriptor: a Frictionless data package, version 1."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from mqes_core.__about__ import __version__
from mqes_core.comparison.results import Results
from mqes_core.i18n import Language, translate
from mqes_core.model import render_exact
from mqes_core.reporting.formats import as_json
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.region.tidy import codebooks, compared, observed
from mqes_core.reporting.region.tidy.table import EXACT, Field, Gap, Reference, Table
from mqes_core.reporting.region.tidy.written import as_csv, as_parquet, parquet_at_hand

__all__ = ["DESCRIPTOR", "NAME", "descriptor", "tables", "tidy_files"]

DESCRIPTOR: Final = "datapackage.json"

NAME: Final = "mqes-region"
"""The name of the package, by which it is known for ours."""

_OF_RESULTS: Final[tuple[Callable[[Results], Table], ...]] = (
    codebooks.districts, codebooks.lines, codebooks.measures, codebooks.answers, observed.units, observed.observations,
    observed.scores, compared.ranks, compared.changes, compared.district_scores, compared.district_changes,
    compared.totals, compared.totals_together, compared.low_results, compared.crossed, compared.crossed_lines,
)  # fmt: skip

_PARTS: Final = (EXACT, "_low", "_high", "_best", "_worst", "_ru", "_en")
"""Endings of column names that are told for all columns alike."""


def tables(region: Region) -> tuple[Table, ...]:
    """Every table of the region; without results, those about the concepts alone."""
    of_results = () if region.results is None else tuple(make(region.results) for make in _OF_RESULTS)
    return (codebooks.editions(region), *of_results, codebooks.concept_map(region.concepts))


def tidy_files(region: Region, lang: Language = "ru") -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file: the tables as CSV, as Parquet where that is installed, then the descriptor.

    The tables are the same in both languages; only the words of the descriptor differ.
    """
    made = tables(region)
    written = {f"{table.name}.csv": as_csv(table) for table in made}
    yield from written.items()
    if parquet_at_hand():
        for table in made:
            yield f"{table.name}.parquet", as_parquet(table)
    yield DESCRIPTOR, as_json(descriptor(region, made, written, lang))


def descriptor(region: Region, made: tuple[Table, ...], written: dict[str, bytes], lang: Language) -> dict[str, Any]:
    """What the package says of itself; licence and origin of the data are left for its owner to add."""
    day = _day(region)
    title = translate("documents.package", lang)
    if region.title is not None:
        title = f"{region.title.in_language(lang)}. {title}"
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": title,
        "description": translate("documents.package.description", lang),
        "created": f"{day.isoformat()}T00:00:00Z",
        "mqes": _settings(region),
        "resources": [_resource(table, written[f"{table.name}.csv"], lang) for table in made],
    }


def _day(region: Region) -> date:
    return region.concepts.on if region.results is None else region.results.settings.on


def _settings(region: Region) -> dict[str, Any]:
    about: dict[str, Any] = {"engine": __version__, "frame": region.concepts.frame.id, "on": _day(region).isoformat()}
    if region.results is None:
        return about
    it = region.results.settings
    low = None if it.low is None else {"below": render_exact(it.low.below), "years": it.low.years}
    return about | {
        "reading": it.reading, "small": it.small, "by": it.by, "known": render_exact(it.known),
        "spread": render_exact(it.spread), "samples": it.samples, "seed": it.seed, "low": low, "under": it.under,
        "values_withheld": region.results.withheld,
    }  # fmt: skip


def _resource(table: Table, content: bytes, lang: Language) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field, lang) for field in table.fields],
        "missingValues": ["", *(gap.value for gap in Gap)],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [_reference(item) for item in table.references]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": translate(f"documents.table.{table.name}", lang),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(field: Field, lang: Language) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": field.type, "title": _words(field.name, lang)}
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.enum:
        constraints["enum"] = [str(item) for item in field.enum]
    return made | ({"constraints": constraints} if constraints else {})


def _words(name: str, lang: Language) -> str:
    """What a column holds: its words, and those of what its name ends with."""
    for ending in _PARTS:
        if name.endswith(ending):
            stem = _words(name.removesuffix(ending), lang)
            part = translate(f"documents.part.{ending[1:]}", lang)
            return f"{stem}: {part}"
    return translate(f"documents.column.{name}", lang)


def _reference(item: Reference) -> dict[str, Any]:
    return {"fields": list(item.fields), "reference": {"resource": item.table, "fields": list(item.keys)}}
