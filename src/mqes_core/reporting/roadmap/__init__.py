"""Plans of activities as files: schemas of what is printed as JSON."""

from mqes_core.reporting.roadmap.schema import roadmap_schemas

__all__ = ["roadmap_schemas"]
