"""Filling in pages the way a browser without JavaScript does."""

import re
from html import unescape

from django.urls import reverse

TEMPLATE = re.compile(r"<template>.*?</template>", re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="(seen|asked|checked|key|about)" value="([^"]*)"')

ALL = {
    "where": {"seen_on": "3/11/2026"},
    "signs": {"seen": ["WATER", "CRACK"]},
    "water": {"depth": "2.5"},
    "people": {"contact": "Pat at the gate", "how_many": "30", "trade": "PLUMBER"},
    "pictures": {},
    "end": {"agreed": "on"},
}


def hidden(html):
    """The page's own hidden inputs by name, each a list."""
    found = {}
    for name, value in HIDDEN.findall(TEMPLATE.sub("", html)):
        found.setdefault(name, []).append(unescape(value))
    return found


def text(response):
    return response.content.decode()


def open_step(client, draft, section):
    """The page of one section."""
    return client.get(reverse("forms_step", args=[draft, section]))


def post_page(client, page, draft, section, *, go="continue", **answers):
    """Press a button on a page opened before."""
    data = hidden(text(page)) | {f"q-{name}": value for name, value in answers.items()} | {"go": go}
    return client.post(reverse("forms_step", args=[draft, section]), data)


def fill(client, draft, section, *, go="continue", **answers):
    """Open a section, type, and press a button."""
    page = open_step(client, draft, section)
    return post_page(client, page, draft, section, go=go, **answers)


def begin(client, slug, **data):
    """The id of a draft begun on the form's first page."""
    url = reverse("forms_start", args=[slug])
    page = client.get(url, data)
    answer = client.post(url, hidden(text(page)) | {"go": "start"} | data)
    assert answer.status_code == 302, text(answer)
    return answer.url.split("/")[4]


def begin_damage(client, room):
    """A draft about a room."""
    return begin(client, "report-damage", about=str(room))


def fill_all(client, draft, room):
    """Answer every section that these answers lead to."""
    for section, answers in ALL.items():
        given = {**answers, "room": str(room)} if section == "where" else answers
        answer = fill(client, draft, section, **given)
        if section == "signs":
            assert answer.status_code == 200
            answer = fill(client, draft, section, **given, crack_place="WALL")
        assert answer.status_code == 302, (section, text(answer))


def send(client, draft):
    """Press Send on the check page."""
    url = reverse("forms_check", args=[draft])
    return client.post(url, hidden(text(client.get(url))))
