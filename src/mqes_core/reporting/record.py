"""Scorecards as JSON, for other programs and for repeating the evaluation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation.records import card_to_dict
from mqes_core.evaluation.scorecard import Scorecard

__all__ = ["record", "render_record"]


def record(cards: Sequence[Scorecard], remarks: Sequence[Diagnostic] = ()) -> dict[str, Any]:
    """The header once, what was noticed in the data, then the scorecards, each whole in itself.

    Follows ``schemas/report.schema.json``; each scorecard follows ``schemas/scorecard.schema.json``.
    """
    scorecards = [card_to_dict(card) for card in cards]
    diagnostics = [item.to_dict() for item in remarks]
    header = scorecards[0]["header"]
    return {"format": 1, "kind": "report", "header": header, "diagnostics": diagnostics, "scorecards": scorecards}


def render_record(cards: Sequence[Scorecard], remarks: Sequence[Diagnostic] = ()) -> bytes:
    """The record as UTF-8 with a line break at its end."""
    return (json.dumps(record(cards, remarks), ensure_ascii=False, indent=1) + "\n").encode()
