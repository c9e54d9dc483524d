"""The checks of a plugin: what its data and its results must hold, whatever it says."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from mqes_core.model.edition import Edition
from mqes_core.model.sources import Reading, Source
from mqes_core.testing.laws import completions_stay_inside, forms_come_back, readings_agree, results_explain_themselves
from mqes_core.testing.printed_facts import not_in_the_data
from mqes_core.testing.subject import Subject
from mqes_core.testing.worked_cases import run_worked_cases

__all__ = ["CHECKS"]


def _loads_through_its_entry_point(subject: Subject) -> None:
    assert subject.folders, f"{subject.plugin} brings no concept"
    assert subject.is_folder or subject.active, f"{subject.plugin} is not active"


def _editions_load_without_a_diagnostic(subject: Subject) -> None:
    for folder, edition in zip(subject.folders, subject.editions, strict=True):
        assert (folder.slug, folder.edition) == (edition.concept.id, edition.concept.edition), folder.folder


def _files_fit_their_schemas(subject: Subject) -> None:
    from jsonschema import Draft202012Validator

    from mqes_core.loading.strict_yaml import parse

    known = _schemas()
    for folder in subject.folders:
        for file in folder.folder.iterdir():
            if not file.name.endswith(".yaml"):
                continue
            data: Any = parse(file.read_bytes(), file.name).data
            validator = Draft202012Validator(known[f"{data['kind']}.schema.json"])
            errors = [f"{file.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(data)]
            assert not errors, "\n".join(errors)


@cache
def _schemas() -> Mapping[str, dict[str, Any]]:
    from mqes_core.loading import schemas

    return schemas()


def _dumped_and_loaded_back_is_the_same(subject: Subject) -> None:
    from mqes_core.loading import dump_edition, load_edition

    for edition in subject.editions:
        with tempfile.TemporaryDirectory() as folder:
            dump_edition(edition, Path(folder))
            assert load_edition(Path(folder)) == edition, edition.key


def _every_source_can_be_found(subject: Subject) -> None:
    for edition in subject.editions:
        documents = {document.id for document in edition.concept.documents}
        for path, source in _sources(edition, edition.key):
            assert source.document is None or source.document in documents, f"{path}: document {source.document}"
            located = source.text("ru") or source.document or source.note
            assert located, f"{path}: the source names no document of its own, section, table, row or line"


def _sources(item: object, path: str) -> Iterator[tuple[str, Source]]:
    if isinstance(item, Source):
        yield path, item
    elif isinstance(item, BaseModel):
        name = getattr(item, "id", None)
        here = f"{path}/{name}" if isinstance(name, str) else path
        for _, value in item:
            yield from _sources(value, here)
    elif isinstance(item, tuple):
        for value in item:
            yield from _sources(value, path)


def _places_are_well_formed(subject: Subject) -> None:
    bad = [
        f"{path}: {name}: {part!r}"
        for edition in subject.editions
        for path, source in _sources(edition, edition.key)
        for name in ("section", "table", "row", "column")
        if (part := getattr(source, name)) is not None and part != " ".join(part.split())
    ]
    assert not bad, "\n".join(bad)


def _items_of_a_kind_stand_in_different_places(subject: Subject) -> None:
    for edition in subject.editions:
        seen: dict[tuple[str, str, Source], str] = {}
        for owner, field, item in _located(edition, "edition"):
            name = str(getattr(item, "id", None) or getattr(item, "short", ""))
            kind = (type(item).__name__, field, item.source)  # type: ignore[attr-defined]  # what is located has it
            assert kind not in seen, (
                f"{edition.key}: {owner}: {seen[kind]} and {name} have one place, {item.source.text('ru')}; "  # type: ignore[attr-defined]
                "say in line, column or note how a reader tells them apart"
            )
            seen[kind] = name


def _located(item: object, field: str, owner: str = "") -> Iterator[tuple[str, str, BaseModel]]:
    """Everything with a place of its own, with the list it stands in; readings are remarks about such items."""
    if isinstance(item, tuple):
        for value in item:
            yield from _located(value, field, owner)
    elif isinstance(item, BaseModel) and not isinstance(item, (Reading, Source)):
        if isinstance(getattr(item, "source", None), Source):
            yield owner, field, item
        name = getattr(item, "id", owner)
        for key, value in item:
            yield from _located(value, key, str(name))


def _ids_are_unique(subject: Subject) -> None:
    for edition in subject.editions:
        rules = [item.id for item in edition.criteria()] + [item.id for item in edition.indicators()]
        measures = [item.id for item in (edition.scoring.measures if edition.scoring else ())]
        for names in (rules, measures):
            assert not (twice := [name for name, times in Counter(names).items() if times > 1]), twice
    assert not (twice := [key for key, times in Counter(_keys(subject)).items() if times > 1]), twice


def _keys(subject: Subject) -> list[str]:
    return [edition.key for edition in subject.editions]


def _what_is_scored_compiles(subject: Subject) -> None:
    from mqes_core.evaluation import compile_plan

    for edition in subject.scored:
        nodes = {node.id for node in compile_plan(edition, subject.plugins.kinds).nodes}
        scored = {item.id for item in edition.indicators() if item.scale is not None and item.measure is not None}
        assert scored <= nodes, edition.key


def _worked_cases_come_out(subject: Subject) -> None:
    assert subject.cases or not subject.scored, f"no worked cases in {subject.cases_folder}"
    mismatches = run_worked_cases(subject.cases, subject.editions, subject.plugins.kinds)
    assert not mismatches, "\n".join(mismatch.text() for mismatch in mismatches)


def _printed_facts_stand_in_the_data(subject: Subject) -> None:
    editions = {edition.key: edition for edition in subject.editions}
    if (facts := subject.facts) is not None:
        assert facts.edition in editions, f"the facts are of {facts.edition}, which the plugin does not bring"
        missing = not_in_the_data(facts, editions[facts.edition])
        assert not missing, "\n".join(missing)


def _the_hash_is_of_the_rules(subject: Subject) -> None:
    for edition in subject.editions:
        again = Edition.model_validate_json(json.dumps(edition.model_dump(mode="json", by_alias=True)))
        assert again.rules_hash == edition.rules_hash, edition.key


def _for_every_scored(law: Callable[..., None]) -> Callable[[Subject], None]:
    def run(subject: Subject) -> None:
        for edition in subject.scored:
            law(edition, subject.plugins.kinds)

    return run


CHECKS: Final[dict[str, Callable[[Subject], None]]] = {
    "loads_through_its_entry_point": _loads_through_its_entry_point,
    "editions_load_without_a_diagnostic": _editions_load_without_a_diagnostic,
    "files_fit_their_schemas": _files_fit_their_schemas,
    "dumped_and_loaded_back_is_the_same": _dumped_and_loaded_back_is_the_same,
    "every_source_can_be_found": _every_source_can_be_found,
    "places_are_well_formed": _places_are_well_formed,
    "items_of_a_kind_stand_in_different_places": _items_of_a_kind_stand_in_different_places,
    "ids_are_unique": _ids_are_unique,
    "printed_facts_stand_in_the_data": _printed_facts_stand_in_the_data,
    "the_hash_is_of_the_rules": _the_hash_is_of_the_rules,
    "what_is_scored_compiles": _what_is_scored_compiles,
    "worked_cases_come_out": _worked_cases_come_out,
    "forms_come_back": _for_every_scored(forms_come_back),
    "readings_agree": _for_every_scored(readings_agree),
    "completions_stay_inside": _for_every_scored(completions_stay_inside),
    "results_explain_themselves": _for_every_scored(results_explain_themselves),
}
"""Every check by its name, in the order in which they are best read."""
