"""Plans of activities as files: a chart as page and workbook, a calendar, schemas of what is printed as JSON."""

from mqes_core.reporting.roadmap.ics import PlanCalendar, plan_calendar
from mqes_core.reporting.roadmap.render import render_plan
from mqes_core.reporting.roadmap.schema import roadmap_schemas

__all__ = ["PlanCalendar", "plan_calendar", "render_plan", "roadmap_schemas"]
