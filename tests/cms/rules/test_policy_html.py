from cms.rules.policy_document import Bullets, ListItem, Paragraph
from cms.rules.policy_html import blocks_html


def test_markup_in_a_policy_is_words_on_the_page():
    html = blocks_html([Paragraph("<script>alert(1)</script> & more")])

    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"


def test_a_list_inside_a_list_stays_inside():
    html = blocks_html([Bullets([ListItem("a:", items=[ListItem("b")]), ListItem("c")])])

    assert html == "<ul><li>a:<ul><li>b</li></ul></li><li>c</li></ul>"


def test_words_between_two_asterisks_are_bold():
    assert (
        blocks_html([Paragraph("**Assess:** look * twice")]) == "<p><b>Assess:</b> look * twice</p>"
    )
