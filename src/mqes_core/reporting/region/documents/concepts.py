"""What the analytic report says of the concepts themselves, apart from any results."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.summary import summary
from mqes_core.i18n import Language, translate
from mqes_core.reporting.comparison.names import concept_names
from mqes_core.reporting.region.documents.blocks import Block, Heading, Listed, Paragraph

__all__ = ["concept_blocks"]


def concept_blocks(concepts: SideBySide, lang: Language) -> Iterator[Block]:
    """Under which edition of the frame they are compared, and what each carries."""
    title = concepts.frame.title.in_language(lang)
    yield Paragraph(translate("compare.methods.frame", lang, title=title))
    for name, item in zip(concept_names(concepts, lang), concepts.concepts, strict=True):
        yield Heading(name, 2)
        yield Paragraph(f"{item.edition.concept.title.in_language(lang)} ({item.edition.key}).")
        yield Listed(summary(item, concepts, lang))
