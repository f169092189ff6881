"""Every page and its address."""

from __future__ import annotations

from django.urls import path

from sayso.workbench import door
from sayso.workbench.api import api
from sayso.workbench.pages import (
    audit,
    captured,
    claim,
    claims,
    entities,
    finding,
    findings,
    judging,
    overview,
    report,
    reports,
    review,
    sources,
)

urlpatterns = [
    path("", overview.page, name="overview"),
    path("open", door.enter, name="open"),
    path("reports", reports.page, name="reports"),
    path("reports/add", reports.add, name="add"),
    path("reports/<str:key>", report.page, name="report"),
    path("reports/<str:key>/reading", report.reading, name="reading"),
    path("reports/<str:key>/captured", captured.page, name="captured"),
    path("reports/<str:key>/claims", judging.add, name="add-claim"),
    path("reports/<str:key>/claims/<str:claim>/<str:act>", judging.judge, name="judge"),
    path("reports/<str:key>/review/<str:claim>", review.page, name="review-claim"),
    path("review", review.first, name="review"),
    path("review/undo", judging.undo, name="undo"),
    path("claims", claims.page, name="claims"),
    path("claims/<str:key>", claim.page, name="claim"),
    path("findings", findings.page, name="findings"),
    path("findings/state", findings.state, name="tracing"),
    path("findings/<str:key>", finding.page, name="finding"),
    path("findings/<str:key>/rate", finding.rate, name="rate"),
    path("entities", entities.page, name="entities"),
    path("entities/decide", entities.judge, name="judge-names"),
    path("entities/<str:key>", entities.one, name="entity"),
    path("sources", sources.page, name="sources"),
    path("audit", audit.page, name="audit"),
    path("audit/verify", audit.verify, name="verify"),
    path("audit/<str:decision>/take-back", audit.take_back, name="take-back"),
    path("api/", api.urls),
]

handler400 = "sayso.workbench.faults.bad_request"
handler404 = "sayso.workbench.faults.not_found"
handler500 = "sayso.workbench.faults.crashed"
