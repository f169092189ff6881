"""The captured page beside its text: shown in a sandbox that runs nothing, loads nothing and reaches nothing."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from sayso.ledger import archive
from sayso.workbench.desk import casebook
from sayso.workbench.faults import NotThere
from sayso.workbench.pages.find import report_entry

HTML = ("text/html", "application/xhtml+xml")

# An empty sandbox gives the page an origin of its own, without scripts, forms, windows or a way to the top.
POLICY = {
    "default-src": ["'none'"],
    "script-src": None,
    "connect-src": None,
    "frame-src": None,
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'self'"],
    "sandbox": True,
}


@require_GET
@xframe_options_sameorigin
@csp_replace(POLICY)  # type: ignore[arg-type] # it takes views with arguments, its types do not say so
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The archived bytes of a web page, as they are."""
    entry = report_entry(key)
    if entry.media_type not in HTML:
        raise NotThere("This report is no web page.", do="Read its text.")
    return HttpResponse(archive.read(casebook().folder, entry.sha256), content_type="text/html")
