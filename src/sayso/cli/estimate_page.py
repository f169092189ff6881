"""An estimate on the terminal: the numbers, what they rest on, and whose word moves them most."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.estimate.questions import Asked
from sayso.model.estimate import Asks, Estimate, Influence, Statement
from sayso.model.shown import short_id
from sayso.publish.phrases import many

_KIND = {Asks.NEXT_STATEMENT: "what {counter} will say", Asks.LATENT_TOTAL: "what was there to be counted"}


def questions_table(known: Iterable[Asked]) -> Table:
    """The questions that a casebook asks."""
    table = Table("Question", "Unit", "Who counts", "In words")
    for asked in known:
        question = asked.question
        table.add_row(*map(Text, (question.name, question.unit, question.counter or "everyone", question.words)))
    return table


def estimate_page(estimate: Estimate) -> RenderableType:
    """Everything that is known of one estimate."""
    question = estimate.question
    head = line(question.words or question.name, "bold").append(f"  {estimate.id}", "cyan")
    kind = _KIND[question.asks].format(counter=question.counter)
    said = f"{kind}, in {question.unit}; from what was said by {question.as_of}"
    parts: list[RenderableType] = [head, line(said, "dim"), _quantiles(estimate)]
    parts.append(line(_reading(estimate), "bold"))
    parts.append(_statements(estimate))
    if estimate.assumptions:
        parts.append(_assumptions(estimate))
    if estimate.influences:
        parts.append(_influences(estimate))
    parts.append(line(_believed(estimate), "yellow" if estimate.preview else "dim"))
    return Group(*parts)


def _reading(estimate: Estimate) -> str:
    """The last date in the words of ICD 203."""
    last = estimate.quantiles[-1]
    between = f"Very likely (90 %) between {last.p5:,.0f} and {last.p95:,.0f} by {last.date}"
    return f"{between}; as likely above as below {last.p50:,.0f}."


def _quantiles(estimate: Estimate) -> Table:
    table = Table("By", *(f"{share} %" for share in (5, 25, 50, 75, 95)))
    for each in estimate.quantiles:
        table.add_row(each.date, *(f"{value:,.0f}" for value in (each.p5, each.p25, each.p50, each.p75, each.p95)))
    return table


def _statements(estimate: Estimate) -> Table:
    table = Table("Counted to", "Who", "Figure", "Converted", "Origin", "Its words", title="From")
    for each in estimate.statements:
        counted = each.as_of or each.said
        words = each.spans[0] if each.spans else ""
        cells = (counted, each.service, _figure(each), _converted(each), short_id(each.origin), words)
        table.add_row(*map(Text, cells))
    left = many(len(estimate.left), "statement")
    table.caption = f"{left} left: {_why_left(estimate)}" if estimate.left else None
    return table


def _why_left(estimate: Estimate) -> str:
    return "; ".join(sorted({each.reason.value for each in estimate.left}))


def _figure(statement: Statement) -> str:
    quantity = statement.quantity
    if quantity.best is not None:
        return f"{quantity.best:,.0f} {quantity.unit}"
    if quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:,.0f} to {quantity.high:,.0f} {quantity.unit}"
    bound, value = ("at least", quantity.low) if quantity.low is not None else ("at most", quantity.high)
    return f"{bound} {value:,.0f} {quantity.unit}"


def _converted(statement: Statement) -> str:
    other = statement.converts
    value = None if other is None else next(slot for slot in (other.best, other.low, other.high) if slot is not None)
    return "" if other is None else f"{value:,.0f} {other.unit}, counted once"


def _assumptions(estimate: Estimate) -> Table:
    table = Table("Taken for granted", "5 %", "50 %", "95 %", title="Declared, said by nobody")
    for each in estimate.assumptions:
        table.add_row(Text(each.words), *(f"{value:,.4g}" for value in (each.low, each.median, each.high)))
    return table


def _influences(estimate: Estimate) -> Table:
    """How far the last date moves without each origin, the furthest first."""
    who = {each.origin: each.service for each in estimate.statements}
    table = Table("Without", "5 %", "50 %", "95 %", "", title=f"What it hangs on, by {estimate.quantiles[-1].date}")
    for each in estimate.influences:
        how = "fitted again" if each.refitted else ""
        name = f"{who.get(each.origin, '')} ({short_id(each.origin)})"
        table.add_row(Text(name), *_moves(each), how)
    return table


def _moves(influence: Influence) -> tuple[str, str, str]:
    low, median, high = (f"{value:+,.0f}" for value in (influence.low, influence.median, influence.high))
    return low, median, high


def _believed(estimate: Estimate) -> str:
    found = estimate.diagnostics
    if estimate.preview or found is None:
        return "A preview: rough at the ends. Without --preview it is fitted."
    return (
        f"Sampler: R-hat {found.r_hat:.3f}, effective sample {found.effective:,.0f} of {found.draws:,}, "
        f"{many(found.divergences, 'divergence')}. "
        f"Inputs {estimate.inputs}, code {estimate.code}, seed {estimate.seed}."
    )
