"""`/api`: for the token alone, one shape of error, the same shown values; whatever is sent, no answer is a 500."""

from __future__ import annotations

import json
from contextlib import suppress
from http.client import HTTPConnection

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from tests.browser.serving import TOKEN, Served
from tests.workbench.conftest import Visitor

KEY = {"Authorization": f"Bearer {TOKEN}"}


def ask(bench: Served, method: str, path: str, said: object = None, headers: dict[str, str] = KEY) -> tuple[int, dict]:
    connection = HTTPConnection(bench.base.removeprefix("http://"), timeout=60)
    body = None if said is None else json.dumps(said)
    connection.request(method, path, body, {**headers, "Content-Type": "application/json"})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}])
def test_without_the_token_nothing_is_told(bench: Served, headers: dict[str, str]):
    for path in ("/api/reports", "/api/claims", "/api/findings", "/api/decisions"):
        status, told = ask(bench, "GET", path, headers=headers)
        assert status == 401
        assert set(told["error"]) == {"what", "kept", "do"}


def test_a_session_is_no_token(inside: Visitor):
    assert inside.get("/api/claims").status == 401


def test_claims_are_shown_as_in_exports_with_sources_at_risk_as_numbers(bench: Served):
    status, told = ask(bench, "GET", "/api/claims?count=500")
    assert status == 200
    assert len(told["rows"]) == 10
    assert "feared for his family" not in json.dumps(told)
    assert "clerk in the depot" not in json.dumps(told).lower()
    status, targets = ask(bench, "GET", "/api/claims?status=target&status=planned")
    assert {row["status"] for row in targets["rows"]} == {"target"}


def test_lists_come_in_parts(bench: Served):
    _, first = ask(bench, "GET", "/api/reports?count=1")
    _, second = ask(bench, "GET", "/api/reports?count=1&first=1")
    assert first["more"]
    assert not second["more"]
    assert {first["rows"][0]["id"], second["rows"][0]["id"]} == set(bench.reports)


def test_a_decision_is_made_refused_when_overtaken_and_taken_back(bench: Served):
    _, told = ask(bench, "GET", "/api/claims?status=target")
    [row, _] = told["rows"]
    judged = {"report": row["report"], "claim": row["id"], "act": "reject", "reason": "wrong_status", "seen": 0}
    assert ask(bench, "POST", "/api/decisions", {**judged, "reason": "mood"})[0] == 400
    status, made = ask(bench, "POST", "/api/decisions", judged)
    assert (status, made["by"], made["reason"]) == (201, "ada", "wrong_status")
    status, fault = ask(bench, "POST", "/api/decisions", judged)
    assert status == 409
    assert "in the meantime" in fault["error"]["what"]
    assert ask(bench, "POST", f"/api/decisions/{made['id']}/take-back", {"why": "a slip"})[0] == 201
    assert ask(bench, "POST", f"/api/decisions/{made['id']}/take-back", {})[0] == 409
    assert "anchor" not in json.dumps(ask(bench, "GET", "/api/decisions")[1])


def test_a_report_is_taken_in_once_and_refused_with_its_reason(bench: Served):
    given = {"name": "told.txt", "text": "Invented for a test.\nNobody made anything.\n", "published": "2024-06-03"}
    status, report = ask(bench, "POST", "/api/reports", given)
    assert (status, report["handling"]) == (201, "restricted")
    assert ask(bench, "POST", "/api/reports", given)[0] == 200
    status, fault = ask(bench, "POST", "/api/reports", {**given, "name": "told.csv"})
    assert status == 400
    assert "sayso add" in fault["error"]["do"]
    assert ask(bench, "GET", f"/api/reports/{report['id']}")[1]["sha256"] == report["sha256"]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_sent_no_answer_is_a_500(bench: Served, mode: GenerationMode):
    schema = schemathesis.openapi.from_url(f"{bench.base}/api/openapi.json")
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) == 10
    for operation in operations:

        @settings(max_examples=8, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(mode))
        def once(case: schemathesis.Case) -> None:
            assert case.call(headers=KEY).status_code < 500

        with suppress(Unsatisfiable):  # an operation that takes nothing cannot be asked wrongly
            once()
