"""The blocks of which public pages are made."""

from cms.blocks.section import TEXT_FEATURES, SectionBlock

__all__ = ["TEXT_FEATURES", "SectionBlock"]
