"""A section of a policy: a heading with its number, and the words under it."""

from typing import ClassVar

from wagtail import blocks

# Headings come from the page's structure alone, so that they stay in order; no raw HTML, no embeds.
TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]


class SectionBlock(blocks.StructBlock):
    """One heading and its paragraphs and lists; lists inside lists are kept."""

    heading = blocks.CharBlock(max_length=200)
    number = blocks.CharBlock(
        max_length=12, required=False, help_text="As 4 or 4.2; leave empty for no number."
    )
    level = blocks.ChoiceBlock(
        choices=[("2", "Section"), ("3", "Part of the section above")],
        default="2",
        required=True,
    )
    text = blocks.RichTextBlock(features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "title"
        label = "Section"
        label_format = "{number} {heading}"
        form_classname: ClassVar[str] = "struct-block section-block"
