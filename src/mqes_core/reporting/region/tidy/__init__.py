"""The region's results as tidy data: long tables for other programs, described as a Frictionless data package."""

from mqes_core.reporting.region.tidy.package import tidy_files

__all__ = ["tidy_files"]
