from wagtail.models import Page, Site

import pytest

from cms.actions.make_home import make_home
from cms.models import HomePage

pytestmark = pytest.mark.django_db


def test_a_fresh_installation_opens_with_the_directory(client):
    answer = client.get("/")

    assert Site.objects.get(is_default_site=True).root_page.specific_class is HomePage
    assert "There are no trusts here yet." in answer.text


def test_the_admin_greets_people_with_the_products_name():
    HomePage.objects.get().delete()
    Site.objects.all().delete()

    make_home()

    assert Site.objects.get(is_default_site=True).site_name == "Fourfold"


def test_making_it_again_makes_nothing():
    before = Page.objects.count()

    make_home()

    assert Page.objects.count() == before


def test_the_welcome_page_for_developers_makes_way():
    HomePage.objects.get().delete()
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)

    home = make_home()

    assert Site.objects.get().root_page_id == home.pk
    assert not Page.objects.filter(pk=welcome.pk).exists()


def test_a_site_somebody_set_up_is_left_alone():
    HomePage.objects.get().delete()
    root = Page.objects.get(depth=1)
    theirs = root.add_child(instance=Page(title="Ours", slug="ours"))
    Site.objects.all().delete()
    Site.objects.create(hostname="school.example", root_page=theirs)

    make_home()

    assert Page.objects.filter(pk=theirs.pk).exists()
    assert Site.objects.get(hostname="school.example").root_page_id == theirs.pk
