"""What analysts decided about identity, as judgements."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model.decision import Act, Decision
from sayso.model.entity import Because, Judgement, Reason, Verdict

IDENTITY, CHANGE, WHEN = "identity", "change", "when"
VERDICTS = {Act.MERGE: Verdict.SAME, Act.SPLIT: Verdict.DIFFERENT, Act.MARK: Verdict.UNSURE}
ACTS = {verdict: act for act, verdict in VERDICTS.items()}


def decided(decisions: Iterable[Decision]) -> tuple[Judgement, ...]:
    """The judgements of the decisions on two names; of several on one pair the latest alone."""
    found: dict[tuple[str, str], Judgement] = {}
    for each in sorted(decisions, key=lambda decision: decision.number):
        pair = names_of(each)
        if pair is None:
            continue
        found[pair] = Judgement(*pair, VERDICTS[each.act], 1.0, _reasons(each), each.id)
    return tuple(found[pair] for pair in sorted(found))


def _reasons(decision: Decision) -> tuple[Reason, ...]:
    """Who decided and why, and what came between the two names if that was said."""
    decided_by = Reason(Because.DECIDED, f"{decision.by}: {decision.why}".rstrip(": "))
    change = " ".join(str(decision.payload[name]) for name in (CHANGE, WHEN) if decision.payload.get(name))
    return (decided_by, Reason(Because.HISTORY, change)) if change else (decided_by,)


def names_of(decision: Decision) -> tuple[str, str] | None:
    """The ids of the two names that a decision is about, in order; None for a decision on something else."""
    if decision.act not in VERDICTS or decision.payload.get(IDENTITY) is None:
        return None
    left, _, right = decision.target.partition(" ")
    return (min(left, right), max(left, right)) if left and right and left != right else None


def target(left: str, right: str) -> str:
    """The target of a decision on two names."""
    return f"{min(left, right)} {max(left, right)}"
