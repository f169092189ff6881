"""A fan chart: what an estimate expects, date by date, with every statement on it."""

from __future__ import annotations

from typing import Any

from sayso.measure.days import days
from sayso.model.estimate import Estimate, Statement
from sayso.model.quantity import Quantity

BANDS = (("p5", "p95", 0.18), ("p25", "p75", 0.32))
BLUE, ORANGE = "#2f5d8a", "#c4622d"


def fan(estimate: Estimate) -> str:
    """The chart as SVG, drawn without a browser; the y axis is in the question's unit."""
    import altair as alt

    bands = [
        alt.Chart(_rows(estimate))
        .mark_area(opacity=opacity, color=BLUE)
        .encode(x=_date(alt), y=alt.Y(f"{low}:Q", title=estimate.question.unit), y2=f"{high}:Q")
        for low, high, opacity in BANDS
    ]
    middle = alt.Chart(_rows(estimate)).mark_line(color=BLUE).encode(x=_date(alt), y="p50:Q")
    chart = alt.layer(*bands, middle, *_said(estimate)).properties(width=640, height=360, title=_title(estimate))
    return _svg(chart.to_json())


def _title(estimate: Estimate) -> Any:
    import altair as alt

    question = estimate.question
    mark = "Preview, not fitted. " if estimate.preview else ""
    told = f"{mark}5, 25, 50, 75 and 95 percent; said by {question.as_of}"
    return alt.TitleParams(question.words or question.name, subtitle=told, anchor="start")


def _date(alt: Any) -> Any:
    return alt.X("date:T", title=None)


def _rows(estimate: Estimate) -> Any:
    import altair as alt

    names = ("p5", "p25", "p50", "p75", "p95")
    rows = [{"date": days(each.date)[1]} | {name: getattr(each, name) for name in names} for each in estimate.path]
    return alt.InlineData(values=rows)


def _said(estimate: Estimate) -> list[Any]:
    """Each statement as a point: a triangle where it is a bound, a dot where it is a number."""
    import altair as alt

    rows = [
        _point(each, quantity)
        for each in estimate.statements
        for quantity in (each.quantity, each.converts)
        if quantity and quantity.unit == estimate.question.unit
    ]
    if not rows:
        return []
    points = alt.Chart(alt.InlineData(values=rows)).mark_point(filled=True, size=70, color=ORANGE)
    shapes = alt.Scale(domain=["number", "at least", "at most"], range=["circle", "triangle-up", "triangle-down"])
    shape = alt.Shape("said:N", scale=shapes, title=None)
    return [points.encode(x=_date(alt), y="value:Q", shape=shape)]


def _point(statement: Statement, quantity: Quantity) -> dict[str, str | float]:
    value = next(slot for slot in (quantity.best, quantity.low, quantity.high) if slot is not None)
    said = "number" if quantity.best is not None else "at least" if quantity.low is not None else "at most"
    return {"date": days(statement.as_of)[1] or days(statement.said)[1], "value": value, "said": said}


def _svg(specification: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification))
