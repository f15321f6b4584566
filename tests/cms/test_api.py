def test_published_pages_are_json(client, report):
    answer = client.get(f"/api/v2/pages/{report.pk}/")

    rows = {row["key"]: row for row in answer.json()["rows"]}
    assert len(rows) == 30
    assert rows["wellbeing"]["words"] == "<p>Each child has a grown-up.</p>"
    assert not answer.cookies


def test_drafts_are_not_in_the_api(client, trust_page):
    titles = {item["title"] for item in client.get("/api/v2/pages/").json()["items"]}

    assert "Tidewater Primary School" in titles
    assert "SEN information report" not in titles


def test_the_api_answers_in_json_alone(client, report):
    answer = client.get("/api/v2/pages/", headers={"accept": "text/html"})

    assert answer.status_code == 406 or "json" in answer["Content-Type"]
    assert b"<script" not in answer.content
