"""Plans at work: rows with their deadlines read, how they stand on a day, a year by months. Pure, without files."""

from mqes_core.roadmapping.bodies import Body
from mqes_core.roadmapping.months import YearPlan, year_plan
from mqes_core.roadmapping.overview import Filters, Overview, Total, chosen, overview
from mqes_core.roadmapping.passport import PassportView, passport_record, passports
from mqes_core.roadmapping.progress import Line, Mark, Report, check_report, finished, lines
from mqes_core.roadmapping.records import overview_record, year_record
from mqes_core.roadmapping.rows import PlanRow, plan_rows
from mqes_core.roadmapping.standing import Standing, State, Why, standing, why_open
from mqes_core.roadmapping.template import Kept, Template, as_template

__all__ = [
    "Body",
    "Filters",
    "Kept",
    "Line",
    "Mark",
    "Overview",
    "PassportView",
    "PlanRow",
    "Report",
    "Standing",
    "State",
    "Template",
    "Total",
    "Why",
    "YearPlan",
    "as_template",
    "check_report",
    "chosen",
    "finished",
    "lines",
    "overview",
    "overview_record",
    "passport_record",
    "passports",
    "plan_rows",
    "standing",
    "why_open",
    "year_plan",
    "year_record",
]
