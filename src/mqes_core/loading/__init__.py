"""From YAML files to an edition and back: strict reading, every problem at once, JSON Schemas for editors."""

from mqes_core.loading.dump import dump_edition
from mqes_core.loading.edition import LoadedEdition, load_edition, load_with_places
from mqes_core.loading.frames import frames, management_cycle
from mqes_core.loading.schemas import schemas, write_schemas
from mqes_core.loading.strict_yaml import parse

__all__ = [
    "LoadedEdition",
    "dump_edition",
    "frames",
    "load_edition",
    "load_with_places",
    "management_cycle",
    "parse",
    "schemas",
    "write_schemas",
]
