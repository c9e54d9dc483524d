"""From a scale and its measure to a scorer, whatever the kind."""

from __future__ import annotations

from collections.abc import Mapping

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import LoadError
from mqes_core.evaluation.kinds.bands import compile_bands
from mqes_core.evaluation.kinds.base import Scorer
from mqes_core.evaluation.kinds.change import compile_change
from mqes_core.evaluation.kinds.discretionary import compile_discretionary
from mqes_core.evaluation.kinds.extension import ExtensionKind, compile_extension
from mqes_core.evaluation.kinds.linear import compile_linear
from mqes_core.evaluation.kinds.listed import compile_lookup, compile_rubric, compile_yes_no
from mqes_core.evaluation.kinds.numeric import Domain, Locate, domain_of, numeric
from mqes_core.evaluation.kinds.per_unit import compile_per_unit, per_unit_score
from mqes_core.evaluation.kinds.relative import compile_relative
from mqes_core.evaluation.outcomes import Points
from mqes_core.model.measures import Measure
from mqes_core.model.scales import (
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    ExtensionScale,
    InnerScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricScale,
    Scale,
    YesNoScale,
)

__all__ = ["compile_scale"]


def compile_scale(
    scale: Scale, measure: Measure, *, line: str, letter: bool, kinds: Mapping[str, ExtensionKind]
) -> Scorer:
    """The scorer of a scale under the letter or as adopted; ``line`` is the id of its indicator.

    Raises:
        LoadError: MQ250 the kind is a plugin's that is not there, MQ251 its parameters do not fit, MQ252 it does not
            score this kind of measure.
    """
    match scale:
        case BandScale() | LinearScale():
            locate, low, high = _on_line(scale, domain_of(measure), letter=letter)
            return Scorer(numeric(measure, locate, low, high), low, high)
        case PerUnitScale():
            return Scorer(*per_unit_score(scale, measure, domain_of(measure)))
        case LookupScale():
            return compile_lookup(scale, measure)
        case YesNoScale():
            return compile_yes_no(scale, measure)
        case RubricScale():
            return compile_rubric(scale, measure)
        case DiscretionaryScale():
            return compile_discretionary(scale, measure)
        case ChangeScale():
            return compile_change(scale, measure, lambda domain: _on_line(scale.scale, domain, letter=letter))
        case RelativeScale():
            return compile_relative(scale, measure, line)
        case ExtensionScale():
            return _extension(scale, measure, kinds)


def _on_line(scale: InnerScale, domain: Domain, *, letter: bool) -> tuple[Locate, Points | None, Points | None]:
    match scale:
        case BandScale():
            return compile_bands(scale, domain, letter=letter)
        case LinearScale():
            return compile_linear(scale, domain)
        case PerUnitScale():
            return compile_per_unit(scale, domain)


def _extension(scale: ExtensionScale, measure: Measure, kinds: Mapping[str, ExtensionKind]) -> Scorer:
    from pydantic import ValidationError

    kind = kinds.get(scale.kind)
    if kind is None:
        known = ", ".join(sorted(kinds)) or "—"
        raise LoadError([Diagnostic("MQ250", params={"kind": scale.kind, "known": known})])
    if measure.kind not in kind.measures:
        fitting = ", ".join(sorted(kind.measures))
        raise LoadError([Diagnostic("MQ252", params={"kind": scale.kind, "measure": measure.kind, "fitting": fitting})])
    try:
        params = kind.params.model_validate(scale.params)
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise LoadError([Diagnostic("MQ251", params={"kind": scale.kind, "problems": problems})]) from error
    return compile_extension(kind, params, measure)
