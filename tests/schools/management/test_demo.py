from io import StringIO

from django.apps import apps
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.urls import reverse

import pytest
import time_machine

from law.identifiers import is_in_use_range
from schools.models import Authority, Class, NonSchoolDay, Post, School, Term, Trust, User
from schools.registries import DemoPart, demo_parts
from schools.registry import Registry
from schools.roles import Role
from tests.factories.schools import TrustFactory

pytestmark = pytest.mark.django_db
OWN_MODELS = [model for model in apps.get_app_config("schools").get_models() if model is not User]


@pytest.fixture(autouse=True)
def ground_floor_alone(monkeypatch):
    """Only this folder's part of the demo: the other folders test their own."""
    registry = Registry(of="demo part")
    registry.add("schools", demo_parts.get("schools"))
    monkeypatch.setattr("schools.management.commands.demo.demo_parts", registry)
    return registry


@pytest.fixture(autouse=True)
def one_autumn_day():
    with time_machine.travel("2026-11-23 09:00", tick=False):
        yield


def run(*args, **options):
    out = StringIO()
    call_command("demo", *args, stdout=out, yes_this_is_a_demo=True, **options)
    return out.getvalue()


def rows():
    return {model: list(model.objects.order_by("pk").values()) for model in (*OWN_MODELS, User)}


def test_running_it_twice_changes_nothing():
    run()
    before = rows()

    run()

    assert rows() == before


def test_two_invented_trusts_have_three_schools_each_between_nursery_and_secondary():
    run()

    for slug in ("harbour", "beacon"):
        trust = Trust.objects.get(slug=slug)
        assert trust.is_invented
        assert trust.schools.count() == 3
    assert set(School.objects.values_list("phase", flat=True)) == {
        "NURSERY",
        "PRIMARY",
        "SECONDARY",
    }


def test_every_school_passes_the_models_own_checks_with_a_number_no_real_school_has():
    run(schools=20)

    assert School.objects.count() == 40
    for model in (School, Authority, Trust, Class):
        for row in model.objects.all():
            row.full_clean()
    assert not any(is_in_use_range(urn) for urn in School.objects.values_list("urn", flat=True))


def test_the_cast_holds_the_posts_it_is_known_by():
    run()

    held = {
        post.user.username: (Role(post.role), (post.school or post.trust).slug)
        for post in Post.objects.select_related("user", "school", "trust")
    }
    assert held["sam"] == (Role.SENCO, "tidewater")
    assert held["tess"] == (Role.TEACHER, "tidewater")
    assert held["toby"] == (Role.TA, "tidewater")
    assert held["hari"] == (Role.HEAD, "tidewater")
    assert held["dana"] == (Role.DSL, "tidewater")
    assert held["lara"] == (Role.DESIGNATED_TEACHER, "tidewater")
    assert held["gus"] == (Role.GOVERNOR, "tidewater")
    assert held["olga"] == (Role.OFFICE, "tidewater")
    assert held["wendy"] == (Role.WEB_EDITOR, "tidewater")
    assert held["ines"] == (Role.INCLUSION_LEAD, "harbour")
    assert held["sam2"][1] == held["tess2"][1] == "anchor-point"
    assert held["sam3"][1] == held["tess3"][1] == "lark-hill"
    assert set(Role) - {role for role, _ in held.values()} == {Role.DPO}
    assert "root" not in held
    assert User.objects.get(username="root").is_superuser


def test_tess_works_with_one_class_and_toby_with_the_same():
    run()

    tess, toby = (User.objects.get(username=name) for name in ("tess", "toby"))
    assert tess.class_work.get().of_class == toby.class_work.get().of_class
    assert School.objects.get(slug="tidewater").classes.count() == 8


def test_the_cast_signs_in_with_the_password_of_the_demo(client):
    run()

    assert check_password("demo", User.objects.get(username="sam").password)
    client.force_login(User.objects.get(username="sam"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_calendars_reach_through_next_year():
    run()

    assert set(Term.objects.values_list("academic_year", flat=True)) == {"2026/27", "2027/28"}
    assert NonSchoolDay.objects.filter(school__slug="lark-hill").count() == 10


def test_parts_are_built_in_the_order_of_their_place(ground_floor_alone):
    order = []
    ground_floor_alone.add("last", DemoPart(30, lambda plan: order.append(("last", plan.pupils))))
    ground_floor_alone.add("next", DemoPart(20, lambda plan: order.append(("next", plan.seed))))

    run(pupils=5, seed=7)

    assert order == [("next", 7), ("last", 5)]


def test_it_does_not_mix_with_a_real_trust():
    TrustFactory()

    with pytest.raises(CommandError, match="real trust") as refusal:
        run()

    assert refusal.value.returncode == 2
    assert Trust.objects.count() == 1


def test_without_demo_settings_it_asks_for_the_long_option(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="--yes-this-is-a-demo"):
        call_command("demo")

    assert not Trust.objects.exists()


@pytest.mark.parametrize("count", [2, 21])
def test_a_number_of_schools_it_has_no_names_for_is_refused(count):
    with pytest.raises(CommandError, match="from 3 to 20"):
        run(schools=count)

    assert not Trust.objects.exists()
