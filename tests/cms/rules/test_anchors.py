from cms.rules.anchors import anchors


def test_an_anchor_is_made_of_the_heading():
    assert anchors(["EHC needs assessments & plans", "Élan vital"]) == [
        "ehc-needs-assessments-plans",
        "elan-vital",
    ]


def test_headings_alike_get_anchors_apart():
    assert anchors(["Aims", "Aims", "Aims 2"]) == ["aims", "aims-2", "aims-2-2"]


def test_a_heading_without_letters_has_an_anchor_still():
    assert anchors(["目标"]) == ["section"]
