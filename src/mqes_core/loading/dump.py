"""An edition as YAML files that load back to an equal edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import yaml

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import LoadError
from mqes_core.loading.edition import is_beside_data
from mqes_core.loading.files import FORMAT
from mqes_core.model.base import Model, Text, render_exact
from mqes_core.model.edition import Edition

__all__ = ["dump_edition", "edition_files"]

_WIDTH: Final = 116
_SEVERAL_LINES: Final = re.compile(r"\S[^\n]*(\n[^\s][^\n]*)+\Z")


def dump_edition(edition: Edition, folder: Path, *, schemas: str = "") -> None:
    """Writes the edition into ``folder``: concept.yaml, and beside it scoring, experts and roadmaps where it has them.

    Defaults are left out; keys stand in the order of the models. Files of the same names are replaced.

    Args:
        edition: what to write.
        folder: made if it is not there.
        schemas: where an editor finds the JSON Schemas, as seen from the files; beside them unless stated.

    Raises:
        LoadError: the folder holds other files that would be read along with these (MQ040).
    """
    texts = edition_files(edition, schemas=schemas)
    folder.mkdir(parents=True, exist_ok=True)
    others = sorted(entry.name for entry in folder.iterdir() if not is_beside_data(entry.name))
    if foreign := [name for name in others if name not in texts]:
        words = [{"folder": str(folder), "name": name} for name in foreign]
        raise LoadError(Diagnostic("MQ040", Place(str(folder / word["name"])), word) for word in words)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def edition_files(edition: Edition, *, schemas: str = "") -> dict[str, str]:
    """The texts of the edition's files by their names."""
    found: dict[str, tuple[str, Model]] = {"concept.yaml": ("concept", edition.concept)}
    if edition.scoring is not None:
        found["scoring.yaml"] = ("scoring", edition.scoring)
    if edition.experts is not None:
        found["experts.yaml"] = ("experts", edition.experts)
    digits = len(str(len(edition.roadmaps)))
    for number, roadmap in enumerate(edition.roadmaps, start=1):
        name = f"roadmap-{number:0{digits}d}.yaml" if len(edition.roadmaps) > 1 else "roadmap.yaml"
        found[name] = ("roadmap", roadmap)
    prefix = f"{schemas.rstrip('/')}/" if schemas else ""
    return {name: _text(kind, model, prefix) for name, (kind, model) in found.items()}


def _text(kind: str, model: Model, prefix: str) -> str:
    data = {"format": FORMAT, "kind": kind, kind: _plain(model)}
    body = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False)
    return f"# yaml-language-server: $schema={prefix}{kind}.schema.json\n{body}"


def _plain(value: Any) -> Any:
    """The value as YAML holds it: a model as a mapping without its defaults, a text as a string."""
    if isinstance(value, Text) and value.en is None:
        return value.ru
    if isinstance(value, Model):
        return dict(_fields(value))
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Fraction):
        figures = str(render_exact(value))
        return _Decimal(figures) if "." in figures else figures
    return value


def _fields(model: Model) -> Iterator[tuple[str, Any]]:
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            yield name, _plain(value)


class _Decimal(str):
    """The figures of an exact decimal, to be written without quotes."""

    __slots__ = ()


class _Dumper(yaml.CSafeDumper):
    """Writes no anchors, exact decimals as they are, and texts of several lines as blocks."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _string(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if _SEVERAL_LINES.match(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _decimal(dumper: yaml.CSafeDumper, figures: _Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(figures))


_Dumper.add_representer(str, _string)
_Dumper.add_representer(_Decimal, _decimal)
