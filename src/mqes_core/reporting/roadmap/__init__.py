"""Plans of activities as files: a calendar, and schemas of what is printed as JSON."""

from mqes_core.reporting.roadmap.ics import PlanCalendar, plan_calendar
from mqes_core.reporting.roadmap.schema import roadmap_schemas

__all__ = ["PlanCalendar", "plan_calendar", "roadmap_schemas"]
