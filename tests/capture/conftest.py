"""What the tests of capture share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.capture import Captured, CaptureOptions, Refusal, RefusalReason, capture
from sayso.model.report import Report

Read = Callable[..., Report]
Refused = Callable[..., Refusal]


def _outcome(source: Path | str, data: bytes | None, options: CaptureOptions | None) -> Captured | Refusal:
    return capture(source, data, options)


@pytest.fixture
def read() -> Read:
    """A function that captures and returns the report; it fails with the detail of a refusal."""

    def captured(source: Path | str, data: bytes | None = None, options: CaptureOptions | None = None) -> Report:
        outcome = _outcome(source, data, options)
        assert isinstance(outcome, Captured), outcome
        for locator in outcome.report.locators:
            assert 0 <= locator.start < locator.end <= len(outcome.report.text)
        return outcome.report

    return captured


@pytest.fixture
def refused() -> Refused:
    """A function that captures and returns the refusal, whose reason must be the one given."""

    def refusal(
        reason: RefusalReason,
        source: Path | str,
        data: bytes | None = None,
        options: CaptureOptions | None = None,
    ) -> Refusal:
        outcome = _outcome(source, data, options)
        assert isinstance(outcome, Refusal), outcome
        assert outcome.reason is reason, outcome
        assert outcome.detail.endswith("."), outcome
        return outcome

    return refusal
