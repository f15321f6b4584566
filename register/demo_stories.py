"""What the demo's invented people wrote: concerns, reasons, needs."""

from register.rules.identification import NeedFound

CONCERNS: tuple[dict[str, object], ...] = (
    {
        "what_seen": "Loses the thread when an instruction has more than two parts, and copies what"
        " the neighbour does. Retells the beginning of a story and no more.",
        "subjects": "All lessons with much listening. Not in PE or art.",
        "progress_tests": ["BELOW_OWN_RATE", "GAP_NOT_CLOSING"],
        "progress_evidence": "Listening task in September: 4 of 10; in November: 4 of 10.",
        "eal": "NO",
        "tried": "Instructions one at a time, with pictures, for five weeks.",
        "tried_effect": "Begins sooner, still needs each step said again.",
        "parent_view": "At home we say things twice too.",
        "pupil_view": "It goes too fast. I like the pictures.",
    },
    {
        "what_seen": "Reads slowly and guesses from the first letter. Tired after five minutes.",
        "subjects": "Reading in every subject. Maths is fine while nothing has to be read.",
        "progress_tests": ["SLOWER_THAN_PEERS", "GAP_WIDENING"],
        "progress_evidence": "Reading age a year and a half behind, a year behind last spring.",
        "eal": "NO",
        "tried": "Daily reading with an adult, coloured overlay, larger print.",
        "tried_effect": "More willing; the score has not moved.",
        "parent_view": "Her uncle found reading hard as well.",
        "pupil_view": "The words jump about.",
    },
    {
        "what_seen": "Leaves the room, or puts the hood up, when a task changes without warning.",
        "subjects": "Afternoons most, and on days with a cover teacher.",
        "progress_tests": ["BELOW_OWN_RATE"],
        "progress_evidence": "Finished 11 of 12 pieces last term, 5 of 12 this term.",
        "eal": "NO",
        "tried": "A plan of the day on the desk, a quiet place, five minutes’ warning.",
        "tried_effect": "Leaves the room once a week, before that daily.",
        "parent_view": "Mornings at home are hard when something is different.",
        "pupil_view": "I want to know what comes next.",
    },
    {
        "what_seen": "Says little in class, in single words, and points.",
        "subjects": "Talk in groups. Number work is as good as anybody’s.",
        "progress_tests": ["SLOWER_THAN_PEERS"],
        "progress_evidence": "Two-word sentences after three terms; others who came then use five.",
        "eal": "YES",
        "home_language": "SAME",
        "home_language_evidence": "A colleague who speaks the language: he says little in it too.",
        "tried": "Talk partner with the same language, picture cards, pre-teaching words.",
        "tried_effect": "Uses the cards by himself.",
        "parent_view": "He spoke later than his sisters.",
        "pupil_view": "",
    },
    {
        "what_seen": "Stands close to the board and tilts the head to copy.",
        "subjects": "Wherever there is a board or a screen.",
        "progress_tests": [],
        "progress_evidence": "",
        "eal": "NOT_SURE",
        "home_language": "NOT_KNOWN",
        "home_language_evidence": "",
        "tried": "A seat in front, and the page on paper.",
        "tried_effect": "Copies without mistakes from paper.",
        "parent_view": "We have asked for a sight test.",
        "pupil_view": "I can see from the front.",
    },
)
REASONS = {
    "WATCH": "Good teaching has begun to help. We look again when the assessments are in.",
    "SEN_SUPPORT": "Help in class for two terms has not closed the gap, and the same difficulty"
    " shows at home. Support beyond what all pupils get is needed.",
    "NEITHER": "A sight test explains what was seen; new glasses are ordered.",
    "WITHDRAWN": "A hearing test last week explains it.",
    "MOVED": "Two pupils in the class have one first name.",
    "PLAN": "The authority has made the plan final.",
    "LEFT": "Caught up, and has held it for two terms without extra help.",
    "WATCHED": "Came in September; reading is behind what the last school reported.",
}
# About as often as such needs are met: the common ones stand several times.
NEEDS: tuple[tuple[NeedFound, ...], ...] = (
    (NeedFound(code="SLCN", rank=1, description="Understanding longer sentences"),),
    (NeedFound(code="SLCN", rank=1), NeedFound(code="SPLD", rank=2)),
    (NeedFound(code="SPLD", rank=1, description="Reading and spelling"),),
    (NeedFound(code="SEMH", rank=1, description="Worry before changes"),),
    (NeedFound(code="SEMH", rank=1), NeedFound(code="MLD", rank=2)),
    (NeedFound(code="MLD", rank=1),),
    (NeedFound(code="ASD", rank=1), NeedFound(code="SLCN", rank=2)),
    (NeedFound(code="NSA", rank=1),),
    (NeedFound(code="HI", rank=1, description="Hearing aids in both ears"),),
    (NeedFound(code="PD", rank=1),),
    (
        NeedFound(code="DS", rank=1, broad_area="COGNITION_AND_LEARNING"),
        NeedFound(code="SLCN", rank=2),
    ),
)
NEEDS_WITH_PLAN: tuple[tuple[NeedFound, ...], ...] = tuple(
    each for each in NEEDS if each[0].code in {"ASD", "SLCN", "DS", "PD", "HI"}
)
