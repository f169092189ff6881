"""What attacks the workbench: strangers, forged forms, other sites, and the text of reports itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sayso.cli import app
from sayso.errors import InputError
from sayso.ledger.casebook import create, open_casebook
from sayso.ledger.decisions import decisions
from sayso.ledger.extractions import store_extraction
from sayso.ledger.intake import store_report
from sayso.ledger.queries import claims
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.model.ids import sha256
from sayso.model.report import Publication, Report
from sayso.model.source import Naming, Source, Standing
from sayso.pipeline import reader_version
from tests.browser.serving import Served, served
from tests.telling import claim_of
from tests.workbench.conftest import Visitor

PAGES = ("/", "/reports", "/reports/add", "/claims", "/findings", "/entities", "/sources", "/audit")


@pytest.mark.parametrize("path", [*PAGES, "/review", "/reports/r-1", "/audit/verify", "/nowhere"])
def test_a_stranger_sees_nothing(outside: Visitor, path: str):
    answer = outside.get(path)
    assert answer.status == 403
    assert "closed here" in answer.text
    assert "book" not in answer.text.replace("casebook", "")


def test_a_guessed_token_does_not_open(outside: Visitor):
    for token in ("", "x", "%00", "é" * 50):
        assert outside.get(f"/open?token={token.encode().hex()}").status == 403
    assert not [cookie for cookie in outside.jar if cookie.name.startswith("sayso")]


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/workbench/base.css"])
def test_every_answer_forbids_foreign_content_and_frames(inside: Visitor, path: str):
    headers = inside.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in headers


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(inside: Visitor):
    [cookie] = [each for each in inside.jar if each.name.startswith("sayso-")]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "Lax"


def test_a_forged_form_changes_nothing(inside: Visitor, bench: Served):
    with open_casebook(bench.folder) as casebook:
        held = next(iter(claims(casebook)))
    path = f"/reports/{held.report}/claims/{held.claim.id}/accept"
    assert inside.post(path, token=False).status == 403
    assert inside.post(path, {"csrfmiddlewaretoken": "x" * 64}, token=False).status == 403
    assert inside.post(path, Origin="https://elsewhere.example").status == 403
    assert inside.get(path).status == 405
    with open_casebook(bench.folder) as casebook:
        assert list(decisions(casebook)) == []


def test_another_host_name_is_not_answered(inside: Visitor):
    """A page elsewhere whose name is made to lead to this machine gets nothing."""
    assert inside.get("/", Host="rebound.example").status == 400


@pytest.mark.parametrize("path", ["/open?next=https://elsewhere.example", "/review?report=//elsewhere.example"])
def test_no_address_leads_to_another_site(inside: Visitor, path: str):
    assert not inside.get(path).headers.get("Location", "/").startswith(("http", "//"))


@pytest.mark.parametrize(
    "key", ["r-0", "..%2f..%2fsayso.toml", "r-%00", "c-1", "R-1", "r-" + "f" * 300, "%f0%9f%92%a3"]
)
def test_what_is_not_there_is_not_there(inside: Visitor, key: str):
    for path in (f"/reports/{key}", f"/reports/{key}/captured", f"/claims/{key}", f"/findings/{key}"):
        assert inside.get(path).status == 404, path


@pytest.mark.parametrize("query", ["type=x", "since=yesterday", "page=0", "page=99999999999", "text=%00", "report=r-0"])
def test_odd_filters_are_answered(inside: Visitor, query: str):
    assert inside.get(f"/claims?{query}").status in (200, 404)


@pytest.mark.parametrize(
    "said",
    [
        {"start": "0", "end": "3", "exact": "not these"},
        {"start": "-1", "end": "3", "exact": ""},
        {"start": "3", "end": "3", "exact": ""},
        {"start": "0", "end": "99999999", "exact": "x"},
        {"start": "٣", "end": "9", "exact": "x"},
    ],
)
def test_words_that_do_not_stand_there_make_no_claim(inside: Visitor, bench: Served, said: dict[str, str]):
    answer = inside.post(f"/reports/{bench.reports[0]}/claims", {"type": "production", **said})
    assert answer.status == 400
    assert "Do this" in answer.text


def test_it_does_not_listen_beyond_this_machine():
    from sayso.workbench.serve import Service, serve

    for host in ("0.0.0.0", "192.0.2.1", "::", "example.org"):
        with pytest.raises(InputError, match="beyond this machine"):
            serve(Path(), Service("ada", host), lambda _: None)


def test_help_does_not_wait_for_django():
    import subprocess
    import sys

    told = (
        "import sys, sayso.cli; sys.exit(any(m.split('.')[0] in ('django', 'ninja', 'waitress') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
    assert app.registered_commands


ATTACK = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
TEXT = f'Invented for a test.\nThe {ATTACK} works made 900 shells, said "><svg onload=alert(1)> of the ministry.\n'
PAGE = (
    "<!doctype html><title>A page</title><script>top.document.title='taken';fetch('/audit')</script>"
    "<form action='/audit/verify' method='post'><input name=a></form><a href='/audit' target=_top>on</a>"
    f"<article><p>{'The works made 900 shells in May, said the ministry. ' * 12}</p></article>"
    "<script>document.forms[0].submit()</script><img src='https://elsewhere.example/x.png'>"
)


def hostile(folder: Path) -> tuple[str, ...]:
    """A report whose every part attacks, and a captured page that tries to get out."""
    said = Publication(ATTACK, "2024-06-03", "javascript:document.title='taken'", "en", title=ATTACK)
    source = Source(f"{ATTACK} of the ministry", Naming.NAMED, Standing.INSTITUTION, key="s")
    with create(folder) as casebook:
        name = f"{ATTACK.replace('/', '_')}.txt"
        report = Report(name, sha256(TEXT.encode()), "text/plain", TEXT, said, notes=(ATTACK,))
        claim = claim_of(
            f"The {ATTACK} works made 900 shells", source, text=TEXT, roles={"facility": (ATTACK,)}, hedge=ATTACK
        )
        store_report(casebook, report, TEXT.encode())
        store_extraction(casebook, report.id, Extraction((claim,)), Reader(reader_version(), "en"))
        page = Report(
            "page.html", sha256(PAGE.encode()), "text/html", "The works made 900 shells.\n", Publication(language="en")
        )
        store_report(casebook, page, PAGE.encode())
        store_extraction(casebook, page.id, Extraction(()), Reader(reader_version(), "en"))
    return report.id, page.id


@pytest.mark.browser
def test_text_that_attacks_does_nothing_on_any_page(chromium: Browser, tmp_path: Path):
    folder = tmp_path / "book"
    reports = hostile(folder)
    with open_casebook(folder) as casebook:
        [held] = claims(casebook)
    with served(folder, reports) as here:
        context = chromium.new_context()
        page = context.new_page()
        reached: list[str] = []
        page.on("dialog", lambda dialog: (reached.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: reached.append(request.url) if here.base not in request.url else None)
        page.goto(here.opening)
        own = f"/reports/{reports[0]}"
        for path in (*PAGES, "/findings?all=1", own, f"{own}/review/{held.claim.id}", f"/claims/{held.claim.id}"):
            page.goto(here.base + path)
            assert page.title() != "taken", path
            assert page.locator("main script, main img, main svg").count() == 0, path
            assert page.locator("a[href^='javascript:']").count() == 0, path
        assert reached == []

        # The captured page: shown, in an origin of its own, without scripts, forms, requests or a way out.
        page.goto(f"{here.base}/reports/{reports[1]}")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: asked.remove(request.url) if request.failure == "csp" else None)
        page.click(".captured summary")
        frame = page.frame_locator(".captured iframe")
        assert "The works made 900 shells" in frame.locator("article").inner_text()
        page.wait_for_timeout(500)
        frame.locator("a").click()
        page.wait_for_timeout(300)
        assert page.title() != "taken"
        assert page.url.endswith(reports[1])
        assert not [url for url in asked if "elsewhere" in url or "verify" in url]
        alone = context.new_page()
        answer = alone.goto(f"{here.base}/reports/{reports[1]}/captured")
        assert answer.headers["content-security-policy"].replace("; ", ";").split(";").count("sandbox") == 1
        assert (
            alone.evaluate("() => { try { return document.cookie } catch { return 'out of reach' } }") == "out of reach"
        )
        context.close()
