"""Forms out, cases in: xlsx to fill in, and csv or json of the same content; folders of them by district."""

from mqes_core.exchange.dataset import Dataset, read_cases, write_cases, write_form
from mqes_core.exchange.made_cases import check_cases
from mqes_core.exchange.region import DataFile, DistrictFiles, RegionFiles, region_files
from mqes_core.exchange.schema import form_schema, schemas

__all__ = [
    "DataFile",
    "Dataset",
    "DistrictFiles",
    "RegionFiles",
    "check_cases",
    "form_schema",
    "read_cases",
    "region_files",
    "schemas",
    "write_cases",
    "write_form",
]
