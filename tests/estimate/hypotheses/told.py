"""An invented question, findings and ratings, for the tests of competing hypotheses."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model.decision import Act, Decision
from sayso.model.finding import Digit, Grade, Letter
from sayso.model.hypothesis import Band, Contest, Evidence, Expected, Hypothesis, Likelihood, Utterance

NAMES = ("stores", "sales", "ally")
CONTEST = Contest(
    "why",
    "Why does the plant make more?",
    tuple(Hypothesis(name, f"it is for {name}", Band(0.2, 0.4)) for name in NAMES),
    Band(0.05, 0.15),
    expected=(
        Expected(
            "ship",
            "a ship unloads abroad",
            {"stores": Band(0.01, 0.05), "sales": Band(0.4, 0.6), "ally": Band(0.4, 0.6)},
        ),
        Expected("rain", "it rains", dict.fromkeys(NAMES, Band(0.5, 0.7))),
    ),
    unjudged=0.5,
)


def found(name: str, *origins: str, grade: str = "B2") -> Evidence:
    """A finding that rests on these origins, or on one of its own."""
    behind = tuple(Utterance(f"o-{each}", each, "Quay Ledger", each) for each in sorted(origins or (name,)))
    pair = Grade(Letter(grade[0]), Digit(grade[1]))
    return Evidence(f"f-{name}", f"transfer: {name}", f"words of {name}", pair, behind, claims=(f"c-{name}",))


def rated(finding: str, likelihoods: Mapping[str, float | tuple[float, float]], by: str = "ada") -> list[Likelihood]:
    """One analyst's row on a finding; a number is an interval without width."""
    return [
        Likelihood(
            f"f-{finding}",
            name,
            by,
            Band(*(told if isinstance(told, tuple) else (told, told))),
            decision=f"d-{by}-{finding}-{name}",
        )
        for name, told in likelihoods.items()
    ]


def row(*values: float | tuple[float, float]) -> dict[str, float | tuple[float, float]]:
    return dict(zip(NAMES, values, strict=True))


def decided(number: int, finding: str, hypothesis: str, band: tuple[float, float], by: str = "ada") -> Decision:
    """The decision that `sayso rate` appends."""
    payload = {"of": "likelihood", "question": "why", "finding": f"f-{finding}", "hypothesis": hypothesis}
    return Decision(
        Act.RATE,
        f"c-{finding}",
        by,
        "it fits",
        "2026-01-01T00:00:00Z",
        number,
        {**payload, "low": band[0], "high": band[1]},
    )
