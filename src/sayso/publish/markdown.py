"""The briefing as Markdown, with a footnote for each sentence."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model.briefing import Briefing, BriefReport, BriefSentence, Footnote
from sayso.model.shown import ShownReport
from sayso.model.span import Span
from sayso.publish.clean import markdown
from sayso.publish.notes import notices, subtitle, title
from sayso.publish.phrases import day


def to_markdown(briefing: Briefing) -> str:
    """The whole document; the same bytes for the same claims."""
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield f"# {title(briefing)}\n\n{subtitle(briefing)}\n"
    for notice in notices(briefing):
        yield f"> {markdown(notice)}\n>"
    for section in briefing.sections:
        yield f"\n## {markdown(section.type.capitalize())}\n\n*{markdown(section.what)}*"
        for group in section.groups:
            yield f"\n### {markdown(group.about) or 'Not said of what'}\n"
            yield from (f"- {sentence(each)}" for each in group.sentences)
    yield "\n## Reports\n"
    yield from (_report(each) for each in briefing.reports)
    yield "\n## Footnotes\n"
    yield from (_footnote(note) for note in briefing.footnotes)


def sentence(told: BriefSentence) -> str:
    """One sentence with its footnote mark."""
    marks = "; ".join(words for _, words in told.marks)
    quoted = " … ".join(f"“{markdown(quote)}”" for quote in told.quotes)
    gloss = f" *Read as: {markdown('; '.join(told.gloss))}.*" if told.gloss else ""
    said = f"**{markdown(told.who)}** {told.verb}{f' ({markdown(marks)})' if marks else ''}: {quoted}"
    return f"{said}, {markdown(told.through)}.[^{told.note.number}]{gloss}"


def _report(listed: BriefReport) -> str:
    report = listed.report
    told = [
        f"`{report.short}`",
        markdown(report.outlet) or "no outlet",
        _day(report),
    ]
    read = f"not read: {markdown(listed.unread)}" if listed.unread else f"{listed.sentences} sentences"
    address = [f"<{report.url}>"] if linkable(report.url) else []
    return f"- {', '.join([*told, read, *address])}, SHA-256 `{report.sha256}`"


def _footnote(note: Footnote) -> str:
    report = note.report
    quoted = " … ".join(f"“{markdown(span.exact)}”" for span in note.spans)
    page = f", {markdown(note.where)}" if note.where else ""
    again = f"; restated at {_places(note.restated)}" if note.restated else ""
    where = f"{markdown(report.outlet) or 'no outlet'}, {_day(report)}"
    return (
        f"[^{note.number}]: Claim `{note.claim}`, report `{report.short}`, {where}: {quoted}"
        f"{page} at {_places(note.spans)}{again}."
        f" Archived bytes: SHA-256 `{report.sha256}`."
    )


def _day(report: ShownReport) -> str:
    return markdown(day(report.published)) or "without a date"


def _places(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"\\[{span.start}, {span.end})" for span in spans)


def linkable(url: str) -> bool:
    """Whether an address may become a link: a web page, with nothing that ends a link early."""
    return url.startswith(("https://", "http://")) and not any(sign in url for sign in "<>\"' \\\n\t")
