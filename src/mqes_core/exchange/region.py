"""A folder of forms by district: whose they are, in which order, and for which concept each file was made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from mqes_core.diagnostics import Diagnostic, Place, Severity, has_errors
from mqes_core.errors import FormError
from mqes_core.exchange.naming import concept_of
from mqes_core.exchange.opening import FORMS
from mqes_core.i18n import refusal
from mqes_core.loading.edition import is_beside_data
from mqes_core.loading.files import read_file
from mqes_core.loading.tree import Tree
from mqes_core.loading.wording import nearest
from mqes_core.model.base import Text
from mqes_core.model.region import District, RegionFile

__all__ = ["REGION_FILE", "DataFile", "DistrictFiles", "RegionFiles", "region_files"]

REGION_FILE: Final = "region.yaml"
_MODELS: Final = {"region": RegionFile}


class DataFile(NamedTuple):
    """A filled-in form or data file, and whose rules it was filled in for."""

    path: Path
    concept: str
    """Concept and edition as the file names them, such as ``nazran@2021``; a bare concept where only the region's
    list names one."""


@dataclass(frozen=True, slots=True)
class DistrictFiles:
    """The files of one district, by name."""

    id: str
    """The name of its folder."""
    title: Text
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class RegionFiles:
    """What a folder of forms holds, district by district, and warnings about what was passed over."""

    title: Text
    districts: tuple[DistrictFiles, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def region_files(folder: Path) -> RegionFiles:
    """Tell which files of which district lie in a folder, without reading what schools reported.

    Each district has a folder of its own inside. ``region.yaml`` gives titles, order, and the concept of a district
    whose files do not name theirs; without it, folders go by their names. Hidden entries and the lock files of office
    programs are left alone.

    Raises:
        FormError: the folder, its list of districts or a file cannot be used (MQ701–MQ713, MQ725–MQ737, MQ750, MQ784,
            and what may be wrong with YAML), with every problem at once.
    """
    found: list[Diagnostic] = []
    entries = _entries(folder, folder.name, found)
    has_list = any(entry.name == REGION_FILE for entry in entries)
    listing = _listing(folder, found) if has_list else None
    # What a person typed and what a system made of it may be two spellings of one name.
    folders = {_name(entry.name): entry for entry in entries if entry.is_dir()}
    found += [_passed_over(entry.name) for entry in entries if not entry.is_dir() and entry.name != REGION_FILE]
    if listing is None:
        title, listed = Text(ru=folder.resolve().name or str(folder)), [_unlisted(name) for name in folders]
        if not folders and not has_errors(found):
            found.append(Diagnostic("MQ726", Place(str(folder))))
    else:
        title, listed = listing.model.title, list(_listed(listing, folders, found))
    districts = tuple(_district(district, folders[_name(district.id)], found) for district in listed)
    if has_list and listing is None:  # the list that cannot be read may say which concept
        found = [item for item in found if item.code != "MQ737"]
    if has_errors(found):
        raise FormError(found)
    return RegionFiles(title, districts, tuple(found))


class _Listing(NamedTuple):
    """The region's list, and where its parts stand."""

    model: RegionFile
    tree: Tree


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _entries(folder: Path, name: str, found: list[Diagnostic]) -> list[Path]:
    """What lies in a folder, by name, without what belongs to the system and to office programs."""
    try:
        return sorted(entry for entry in folder.iterdir() if not is_beside_data(entry.name))
    except OSError as error:
        found.append(Diagnostic("MQ725", Place(name or str(folder)), {"reason": refusal(error)}))
        return []


def _listing(folder: Path, found: list[Diagnostic]) -> _Listing | None:
    try:
        data = (folder / REGION_FILE).read_bytes()
    except OSError:
        found.append(Diagnostic("MQ701", Place(REGION_FILE)))
        return None
    read = read_file(data, REGION_FILE, _MODELS)
    found += read.diagnostics
    if read.loaded is None or not isinstance(read.loaded.model, RegionFile):
        return None
    return _Listing(read.loaded.model, read.loaded.tree)


def _unlisted(name: str) -> District:
    return District(id=name, title=Text(ru=name))


def _listed(listing: _Listing, folders: Mapping[str, Path], found: list[Diagnostic]) -> Iterator[District]:
    """The districts of the list that have a folder, each once."""
    seen: set[str] = set()
    for place, district in enumerate(listing.model.districts):
        where, name = listing.tree.place(("districts", place, "id")), _name(district.id)
        if name in seen:
            found.append(Diagnostic("MQ784", where, {"id": name}))
        elif name not in folders:
            found.append(Diagnostic("MQ727", where, {"id": name, "near": nearest(name, folders)}))
        else:
            yield district
        seen.add(name)
    found += [Diagnostic("MQ728", Place(name), {"id": name}) for name in folders if name not in seen]


def _district(district: District, folder: Path, found: list[Diagnostic]) -> DistrictFiles:
    before = len(found)
    files = tuple(_files(district, _entries(folder, district.id, found), found))
    if not files and not has_errors(found[before:]):
        found.append(Diagnostic("MQ729", Place(district.id), severity=Severity.WARNING))
    return DistrictFiles(district.id, district.title, files)


def _files(district: District, entries: Sequence[Path], found: list[Diagnostic]) -> Iterator[DataFile]:
    for entry in entries:
        name = f"{district.id}/{entry.name}"
        if entry.is_dir() or entry.suffix.lower() not in FORMS:
            found.append(_passed_over(name))
            continue
        before = len(found)
        named = concept_of(entry, found, name)
        if len(found) > before:
            continue
        concept = named or district.concept
        if concept is None:
            found.append(Diagnostic("MQ737", Place(name), {"id": district.id}))
        elif district.concept not in (None, concept.partition("@")[0]):
            found.append(Diagnostic("MQ750", Place(name), {"named": concept, "listed": district.concept}))
        else:
            yield DataFile(entry, concept)


def _passed_over(name: str) -> Diagnostic:
    return Diagnostic("MQ739", Place(name), {"name": name.rpartition("/")[2]}, Severity.WARNING)
