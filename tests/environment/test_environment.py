"""What the other tests take for granted about where they run."""

import socket
import urllib.request

from django.db import connection

from wagtail.models import Locale, Page, Site

import pytest

from schools.models import User
from tests.environment.chromium import Watch
from tests.environment.loopback import OutsideWorld, is_loopback


@pytest.mark.django_db
def test_wagtails_first_rows_are_there():
    assert Page.objects.filter(depth=1).count() == 1
    assert Locale.objects.count() == 1
    assert Site.objects.filter(is_default_site=True).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_transactional_test_finds_no_trace_of_the_one_before(turn):
    assert not User.objects.filter(username="left-behind").exists()
    assert Site.objects.exists()

    User.objects.create(username="left-behind")
    Site.objects.all().delete()


@pytest.mark.django_db
def test_the_lane_that_was_asked_for_is_the_one_that_runs(settings):
    assert connection.vendor == settings.LANE


@pytest.mark.parametrize("host", ["example.org", "198.51.100.7", "10.0.0.1"])
def test_another_machine_cannot_be_reached(host):
    assert not is_loopback(host)
    with pytest.raises(OutsideWorld):
        socket.create_connection((host, 80), timeout=1)
    with pytest.raises(OutsideWorld):
        urllib.request.urlopen(f"http://{host}/", timeout=1)


def test_a_request_to_another_host_is_written_down():
    class Asked:
        def __init__(self, url):
            self.url = url

    watch = Watch()

    for url in ("http://127.0.0.1:9/a", "data:text/css,", "http://fonts.example.org/a"):
        watch.on_request(Asked(url))

    assert watch.foreign_requests == ["http://fonts.example.org/a"]
