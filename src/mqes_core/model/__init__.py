"""The domain model: what a concept says, as frozen data. No file, clock, plugin or network is touched here."""

from mqes_core.model.base import Exact, Id, Line, Model, Points, Slug, Text, parse_exact, render_exact
from mqes_core.model.concept import (
    Abbreviation,
    Body,
    Concept,
    ConceptFile,
    Definition,
    Direction,
    Mechanism,
    Procedure,
    Statement,
    Validity,
)
from mqes_core.model.edition import Edition
from mqes_core.model.exceptions import Checked, LintException
from mqes_core.model.experts import ExpertCategory, Experts, ExpertsFile, Requirement
from mqes_core.model.frame import CycleStage, Frame, FrameDirection, ManagementCycle, Mapping, comparability
from mqes_core.model.measures import Measure
from mqes_core.model.profile import Profile
from mqes_core.model.roadmap import Activity, Passport, Roadmap, RoadmapFile, RoadmapSection, Timing
from mqes_core.model.scales import Scale
from mqes_core.model.scoring import Combination, Criterion, Indicator, Minimum, Scoring, ScoringFile
from mqes_core.model.sources import Act, Document, Reading, Source
from mqes_core.model.units import Absence, Assessed, Case, Observation, Share, Unit, Value

__all__ = [
    "Abbreviation",
    "Absence",
    "Act",
    "Activity",
    "Assessed",
    "Body",
    "Case",
    "Checked",
    "Combination",
    "Concept",
    "ConceptFile",
    "Criterion",
    "CycleStage",
    "Definition",
    "Direction",
    "Document",
    "Edition",
    "Exact",
    "ExpertCategory",
    "Experts",
    "ExpertsFile",
    "Frame",
    "FrameDirection",
    "Id",
    "Indicator",
    "Line",
    "LintException",
    "ManagementCycle",
    "Mapping",
    "Measure",
    "Mechanism",
    "Minimum",
    "Model",
    "Observation",
    "Passport",
    "Points",
    "Procedure",
    "Profile",
    "Reading",
    "Requirement",
    "Roadmap",
    "RoadmapFile",
    "RoadmapSection",
    "Scale",
    "Scoring",
    "ScoringFile",
    "Share",
    "Slug",
    "Source",
    "Statement",
    "Text",
    "Timing",
    "Unit",
    "Validity",
    "Value",
    "comparability",
    "parse_exact",
    "render_exact",
]
