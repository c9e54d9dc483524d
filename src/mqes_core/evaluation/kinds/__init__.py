"""Kinds of scales: each module compiles one kind to a scorer with its exact range."""

from mqes_core.evaluation.kinds.base import Best, Context, Score, Scorer
from mqes_core.evaluation.kinds.compiler import compile_scale
from mqes_core.evaluation.kinds.extension import ExtensionKind

__all__ = ["Best", "Context", "ExtensionKind", "Score", "Scorer", "compile_scale"]
