"""The demo's authorities and schools: invented places, numbers that no real school has."""

from dataclasses import dataclass
from typing import Any

AUTHORITIES: tuple[dict[str, Any], ...] = (
    {
        "code": "998",
        "name": "Saltmere Council",
        "local_offer_url": "https://localoffer.saltmere.example/",
        "advice_service_name": "Saltmere SEND Advice",
        "advice_service_url": "https://advice.saltmere.example/",
        "advice_service_phone": "01632 960101",
        "advice_service_email": "advice@saltmere.example",
    },
    {
        "code": "999",
        "name": "Fellmoor County Council",
        "local_offer_url": "https://localoffer.fellmoor.example/",
        "advice_service_name": "Fellmoor Family SEND Advice",
        "advice_service_url": "https://advice.fellmoor.example/",
        "advice_service_phone": "01632 960201",
        "advice_service_email": "advice@fellmoor.example",
    },
)

_COAST = (
    ("tidewater", "Tidewater"),
    ("gull-lane", "Gull Lane"),
    ("anchor-point", "Anchor Point"),
    ("saltmarsh", "Saltmarsh"),
    ("breakwater", "Breakwater"),
    ("lantern-quay", "Lantern Quay"),
    ("driftwood", "Driftwood"),
    ("kittiwake", "Kittiwake"),
    ("cockle-bay", "Cockle Bay"),
    ("ropewalk", "Ropewalk"),
    ("samphire", "Samphire"),
    ("shingle", "Shingle"),
    ("curlew", "Curlew"),
    ("sandbar", "Sandbar"),
    ("mariners", "Mariners"),
    ("pebble-beach", "Pebble Beach"),
    ("sea-thrift", "Sea Thrift"),
    ("tern-island", "Tern Island"),
    ("spindrift", "Spindrift"),
    ("estuary", "Estuary"),
)
_HILLS = (
    ("lark-hill", "Lark Hill"),
    ("heather-fell", "Heather Fell"),
    ("ridgeway", "Ridgeway"),
    ("cairn", "Cairn"),
    ("millbeck", "Millbeck"),
    ("drystone", "Drystone"),
    ("rowan-bank", "Rowan Bank"),
    ("bracken", "Bracken"),
    ("high-tor", "High Tor"),
    ("foxglove", "Foxglove"),
    ("limekiln", "Limekiln"),
    ("packhorse", "Packhorse"),
    ("skylark", "Skylark"),
    ("whinberry", "Whinberry"),
    ("sheepfold", "Sheepfold"),
    ("beckside", "Beckside"),
    ("juniper", "Juniper"),
    ("crag-view", "Crag View"),
    ("moorland", "Moorland"),
    ("watershed", "Watershed"),
)
MOST_SCHOOLS = len(_COAST)


@dataclass(frozen=True)
class Kind:
    """One sort of school: what it is called after its place, its ages and its classes."""

    suffix: str
    phase: str
    ages: tuple[int, int]
    year_groups: tuple[str, ...]
    sixth_form: bool = False
    specialism: str = ""


_PRIMARY_YEARS = ("N2", "R", "1", "2", "3", "4", "5", "6")
PRIMARY = Kind("Primary School", "PRIMARY", (3, 11), _PRIMARY_YEARS)
NURSERY = Kind("Nursery School", "NURSERY", (2, 5), ("N1", "N2"))
SECONDARY = Kind(
    "Academy", "SECONDARY", (11, 18), ("7", "8", "9", "10", "11", "12", "13"), sixth_form=True
)
UNIT = Kind("Primary School", "PRIMARY", (3, 11), _PRIMARY_YEARS, specialism="SLCN")
_KINDS = {
    "harbour": (PRIMARY, NURSERY, SECONDARY, PRIMARY, PRIMARY),
    "beacon": (PRIMARY, SECONDARY, UNIT, PRIMARY, NURSERY),
}
_PLACES = {"harbour": _COAST, "beacon": _HILLS}
_TOWNS = {"harbour": ("Saltmere", 0), "beacon": ("Fellmoor", 1)}
_FIRST_URN = {"harbour": 900_001, "beacon": 900_101}


@dataclass(frozen=True)
class Plan:
    """One school of the demo: its kind and the columns of its row."""

    kind: Kind
    authority: str
    columns: dict[str, Any]


def schools_of(trust_slug: str, *, count: int) -> list[Plan]:
    """The first schools of an invented trust; nursery, primary and secondary take turns."""
    return [_school(trust_slug, number) for number in range(count)]


def _school(trust_slug: str, number: int) -> Plan:
    slug, place = _PLACES[trust_slug][number]
    kinds = _KINDS[trust_slug]
    kind = kinds[number % len(kinds)]
    town, authority = _TOWNS[trust_slug]
    columns = {
        "slug": slug,
        "name": f"{place} {kind.suffix}",
        "urn": str(_FIRST_URN[trust_slug] + number),
        "establishment_number": str((4000 if kind is SECONDARY else 2000) + number + 1),
        "phase": kind.phase,
        "low_age": kind.ages[0],
        "high_age": kind.ages[1],
        "has_nursery": kind.ages[0] < 4,
        "has_sixth_form": kind.sixth_form,
        "street": f"{number + 1} {place} Road",
        "town": town,
        "postcode": f"ZZ{authority + 1} {number % 9 + 1}AA",
        "phone": f"01632 96{authority + 3}{number:03d}",
        "email": f"office@{slug}.{trust_slug}.example",
        "website": f"https://{slug}.{trust_slug}.example/",
        "status": "Open",
        "sen_specialisms": [kind.specialism] if kind.specialism else [],
        "resourced_provision": "Resourced provision" if kind.specialism else "",
        "resourced_on_roll": 9 if kind.specialism else None,
        "resourced_capacity": 12 if kind.specialism else None,
    }
    return Plan(kind=kind, authority=AUTHORITIES[authority]["code"], columns=columns)
