"""What a briefing says about itself."""

from __future__ import annotations

from sayso.model.briefing import Briefing, Mark
from sayso.publish.phrases import many


def title(briefing: Briefing) -> str:
    """The name of the document."""
    return f"What {many(len(briefing.reports), 'report')} {'says' if len(briefing.reports) == 1 else 'say'}"


def subtitle(briefing: Briefing) -> str:
    """How much it holds."""
    return (
        f"{many(len(briefing.footnotes), 'sentence')}, each with its source, its exact words,"
        " and the place in the archived report where they stand."
    )


def notices(briefing: Briefing) -> tuple[str, ...]:
    """What its reader must know: how it is told, what is left out, what was not read."""
    told = [
        "Words in quotation marks are the report's own. The labels before them say how firmly they are meant"
        " and what they must not be taken for. Nothing here has been judged true or false.",
        "Sources here are described as in their reports, also those exposed to reprisal: handle with care."
        if briefing.as_published
        else "A source exposed to reprisal stands here as a number within its report.",
    ]
    if briefing.withheld_reports:
        withheld = many(briefing.withheld_reports, "restricted report")
        told.append(f"Left out: {many(briefing.withheld_claims, 'claim')} of {withheld}.")
    if unread := sum(1 for each in briefing.reports if each.unread):
        told.append(f"Not read yet: {many(unread, 'report')}; see the list of reports.")
    return tuple(told)


def figures(briefing: Briefing) -> tuple[tuple[int, str], ...]:
    """Counts that tell how much of it is less than a plain fact."""
    sentences = [each for section in briefing.sections for group in section.groups for each in group.sentences]
    kinds = [{mark for mark, _ in sentence.marks} for sentence in sentences]
    return (
        (len(sentences), "sentences"),
        (
            sum(Mark.STATUS in each for each in kinds),
            "tell a target, order, plan, forecast, capacity or equivalent",
        ),
        (sum(Mark.FACTUALITY in each for each in kinds), "are less than asserted"),
        (sum(Mark.POLARITY in each for each in kinds), "are denied"),
        (sum(sentence.unnamed for sentence in sentences), "rest on a source at risk"),
    )
