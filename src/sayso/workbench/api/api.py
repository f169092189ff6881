"""The API: OpenAPI at `/api/openapi.json`, one shape of error, a token in the Authorization header."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from sayso.errors import SaysoError
from sayso.workbench.api import claims, decisions, findings, reports
from sayso.workbench.desk import desk
from sayso.workbench.faults import status_of


class Token(HttpBearer):
    """`Authorization: Bearer …` with the token that `sayso serve` was given or made."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The analyst's name, for the right token."""
        fits = secrets.compare_digest(token.encode(), desk().api_token.encode())
        return desk().analyst if fits else None


api = NinjaAPI(
    title="Sayso",
    version="1",
    description="Reports, claims, findings and decisions of one casebook. Sources at risk are numbers.",
    auth=Token(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/reports", reports.router)
api.add_router("/claims", claims.router)
api.add_router("/findings", findings.router)
api.add_router("/decisions", decisions.router)


def _fault(request: HttpRequest, status: int, error: SaysoError) -> HttpResponse:
    told = {"what": error.what, "kept": error.kept, "do": error.do}
    return api.create_response(request, {"error": told}, status=status)


@api.exception_handler(SaysoError)
def _on_sayso(request: HttpRequest, error: SaysoError) -> HttpResponse:
    return _fault(request, status_of(error), error)


@api.exception_handler(AuthenticationError)
def _on_stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _fault(request, 401, SaysoError("The token is missing or wrong.", do="Send `Authorization: Bearer TOKEN`."))


@api.exception_handler(ValidationError)
def _on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    where = ".".join(str(part) for part in first.get("loc", ()))
    return _fault(request, 422, SaysoError(f"{where}: {first.get('msg', 'it cannot be read')}.", do="Correct it."))


@api.exception_handler(HttpError)
def _on_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _fault(request, error.status_code, SaysoError(str(error), do="See /api/openapi.json."))
