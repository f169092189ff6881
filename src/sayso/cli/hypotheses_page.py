"""Competing hypotheses on the terminal: hypotheses in rows, what tells them apart, what the answer hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.model.hypothesis import Agreement, Band, Contest, Flip, Offered, Weighed, Weighing, Without
from sayso.model.shown import short_id
from sayso.publish.phrases import many

LISTED = 12


def contests_table(known: Iterable[Contest]) -> Table:
    """The questions that a casebook holds hypotheses for."""
    table = Table("Question", "Hypotheses", "In words")
    for each in known:
        table.add_row(*map(line, (each.name, ", ".join((*each.names, "none")), each.words)))
    return table


def weighing_page(made: Weighing) -> RenderableType:
    """Everything that is known of one question."""
    parts: list[RenderableType] = [line(made.words, "bold"), _posteriors(made)]
    if made.weighed:
        parts += [_matrix(made), _hangs_on(made), *_agreed(made.agreement)]
        parts.append(_without(made, made.without, "If it had not been said"))
        parts.append(_without(made, made.lying, "If the speaker deceives in all that he says"))
    else:
        parts.append(line("Nothing is weighed yet: a finding enters once you have rated it.", "yellow"))
    if made.worth:
        parts.append(_worth(made))
    if made.offered:
        parts.append(_offered(made))
    parts += [line(f"Declared for a finding that is not there: {each}", "yellow") for each in made.unmet]
    parts.append(line(f"A finding whose grade cannot be judged counts {made.unjudged:.0%}, as declared.", "dim"))
    parts.append(line(f"Inputs {made.inputs}, code {made.code}, seed {made.seed}.", "dim"))
    return Group(*parts)


def _posteriors(made: Weighing) -> Table:
    table = Table("Hypothesis", "", "Before", "Now", "90 %", "")
    for each in made.posteriors:
        between = f"{each.low:.0%} to {each.high:.0%}"
        cells = (each.hypothesis, each.words, f"{each.prior:.0%}", f"{each.chance:.0%}", between, each.reading)
        table.add_row(*map(line, cells))
    return table


def _matrix(made: Weighing) -> RenderableType:
    """Hypotheses in rows, findings in columns; what each column is on stands below."""
    shown = made.weighed[:LISTED]
    table = Table("How likely if it holds", *(_letter(at) for at in range(len(shown))), title="What was rated")
    for name in _names(made):
        table.add_row(line(name), *(line(_cell(each.pooled.get(name))) for each in shown))
    return Group(table, _columns(shown), *_more(made))


def _columns(shown: Iterable[Weighed]) -> Table:
    head = ("", "Finding", "On", "Grade", "Counts", "Tells", "Moves", "Rated by")
    table = Table(*head, title="The findings, the most telling first")
    for at, each in enumerate(shown):
        evidence = each.evidence
        tells = f"{each.ratio:.1f} times for {each.favours}" if each.favours else "nothing"
        on = line(evidence.title).append(f"\n“{line(evidence.words)}”", "dim")
        graded, counts, moves = str(evidence.graded), f"{each.weight:.0%}", f"{each.shift * 100:+.0f}"
        whom = line(", ".join(each.analysts))
        if each.missing:
            whom.append(f"\nyours lacks {', '.join(each.missing)}", "yellow")
        table.add_row(_letter(at), short_id(evidence.finding), on, graded, counts, line(tells), moves, whom)
    return table


def _more(made: Weighing) -> Iterator[Text]:
    if len(made.weighed) > LISTED:
        yield line(f"{many(len(made.weighed) - LISTED, 'more finding')} with --format json.", "dim")


def _hangs_on(made: Weighing) -> Text:
    first, second = made.posteriors[:2]
    told = f"{first.hypothesis} stands {made.odds:.1f} times as likely as {second.hypothesis}. "
    return line(told + _flips(made.flip), "bold")


def _flips(flip: Flip | None) -> str:
    if flip is None:
        return "No change of a single rating turns their order."
    where = "inside what was given" if flip.within else "outside what was given"
    return (
        f"The smallest change that turns their order: {short_id(flip.finding)} if {flip.hypothesis} holds, "
        f"from {flip.start:.2f} to {flip.end:.2f} ({where})."
    )


def _agreed(agreement: Agreement | None) -> Iterator[Text]:
    if agreement is None:
        yield line("One analyst a finding: nobody has checked a rating by giving one of his own.", "yellow")
        return
    alpha = "not defined" if agreement.alpha is None else f"{agreement.alpha:.2f}"
    yield line(
        f"Analysts agree to Krippendorff's alpha {alpha} (n = {many(agreement.cells, 'cell')} of "
        f"{many(agreement.analysts, 'analyst')}); furthest apart on {short_id(agreement.finding)} "
        f"if {agreement.hypothesis} holds."
    )


def _without(made: Weighing, rows: Iterable[Without], title: str) -> Table:
    names = [each.hypothesis for each in made.posteriors]
    table = Table("Who", "Where or when", *names, "", title=title)
    for each in rows:
        turned = f"{each.leads} leads" if each.leads != names[0] else ""
        shares = (f"{each.chances[name]:.0%}" for name in names)
        table.add_row(line(each.who), line(each.where), *shares, line(turned, "yellow"))
    return table


def _worth(made: Weighing) -> Table:
    leader = made.posteriors[0].hypothesis
    table = Table("Not seen yet", "Bits", "Chance of it", f"{leader} if so", "if not", title="What would tell most")
    for each in made.worth:
        sides = (f"{side[leader]:.0%}" for side in (each.seen, each.unseen))
        table.add_row(line(each.words), f"{each.bits:.2f}", f"{each.chance:.0%}", *sides)
    return table


def _offered(made: Weighing) -> Table:
    table = Table("Offered", "On", "Grade", "", title=f"{many(len(made.offered), 'finding')} not weighed")
    for each in made.offered[:LISTED]:
        on = line(each.evidence.title).append(f"\n“{line(each.evidence.words)}”", "dim")
        table.add_row(short_id(each.evidence.finding), on, str(each.evidence.graded), line(_state(each)))
    if len(made.offered) > LISTED:
        table.caption = f"{len(made.offered) - LISTED} more with --format json"
    return table


def _state(each: Offered) -> str:
    told = [f"rated by {many(each.others, 'other')}, shown once you have"] if each.others else []
    told += [f"yours lacks {', '.join(each.missing)}"] if each.missing else []
    return "; ".join(told)


def _names(made: Weighing) -> list[str]:
    given: Mapping[str, None] = dict.fromkeys(name for each in made.weighed for name in each.pooled)
    return [each.hypothesis for each in made.posteriors if each.hypothesis in given]


def _cell(band: Band | None) -> str:
    if band is None:
        return "–"
    return f"{band.low:.2f}" if band.low == band.high else f"{band.low:.2f}–{band.high:.2f}"


def _letter(at: int) -> str:
    return chr(ord("A") + at)
