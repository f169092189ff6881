"""Who repeated whom, on worlds that nobody tuned on: per level of rewriting, beside near-duplicate search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from bench import tracing_peers
from bench.table import Figure, Result, Table
from bench.tracing_contradictions import KINDS, Found
from bench.tracing_contradictions import score as contradictions
from bench.tracing_run import Run, intervals, labels, links, traced, truth_of
from bench.tracing_score import (
    Labels,
    Truth,
    count_errors,
    link_f1,
    missed_copies,
    rand_of_origins,
    swallowed,
    true_counts,
)
from bench.world import Options, world

SEEDS = tuple(range(101, 107))
REPORTS = 600
LEVELS = ("first", "copy", "light", "heavy", "summary", "translation", "all")
RUNS = 8


@dataclass(frozen=True, slots=True)
class World:
    """One held-out world: what is true, and what was traced."""

    run: Run
    truth: tuple[Truth, ...]


def worlds(seeds: Sequence[int] = SEEDS, reports: int = REPORTS) -> tuple[World, ...]:
    """The held-out worlds, traced with the weights that ship."""
    runs = (traced(world(seed, Options(reports=reports))) for seed in seeds)
    return tuple(World(run, tuple(truth_of(run))) for run in runs)


def run(seeds: Sequence[int] = SEEDS, reports: int = REPORTS) -> Result:
    """The table of origins."""
    there = worlds(seeds, reports)
    ours = [dict(labels(each.run)) for each in there]
    rows = [_row("sayso", there, ours), *_peers(there)]
    exact = _links(there, exact=True)
    figures = [*_figures(there, ours), Figure("held-out", "link_f1", _links(there)[2])]
    covered = _covered(there)
    figures.append(Figure("held-out", "interval_covers", covered))
    notes = (
        f"{sum(len(each.run.world.stories) for each in there):,} reports of seeds {seeds[0]}–{seeds[-1]}; "
        f"{_unshared(there):.0%} of the retellings share no run of eight words with their parent.",
        f"directed links: precision, recall, F1 {_told(_links(there))}; to the very parent {_told(exact)}",
        f"the 90 % interval of the number of origins covers {covered:.1%}",
    )
    columns = ("copies counted as independent", *LEVELS, "swallowed", "ARI", "ARI in matters", "error of count")
    return Table("tracing", columns, tuple(rows), tuple(figures), notes, peer="datasketch, rensa")


def drift(seeds: Sequence[int] = SEEDS, reports: int = REPORTS) -> Result:
    """The table of contradictions: each kind planted in retellings, and conflicts between origins."""
    total: dict[str, Found] = dict.fromkeys(KINDS, Found())
    for each in worlds(seeds, reports):
        total = {kind: total[kind].plus(found) for kind, found in contradictions(each.run).items()}
    total["all"] = _sum(list(total.values()))
    rows = tuple(
        (kind, each.planted, _share(each.found, each.planted), each.told, _share(each.true, each.told))
        for kind, each in total.items()
    )
    whole = total["all"]
    figures = (
        Figure("held-out", "found", whole.found / whole.planted),
        Figure("held-out", "precision", whole.true / whole.told),
    )
    return Table("contradictions", ("kind", "planted", "found", "told", "true"), rows, figures)


def _sum(found: Sequence[Found]) -> Found:
    total = Found()
    for each in found:
        total = total.plus(each)
    return total


def _share(part: int, of: int) -> str:
    return f"{part / of:.3f}" if of else "–"


def _told(figures: tuple[float, float, float]) -> str:
    return ", ".join(f"{each:.3f}" for each in figures)


def _row(name: str, there: Sequence[World], told: Sequence[Labels]) -> tuple[str, ...]:
    missed = _missed(there, told)
    lost = [swallowed(each.truth, found) for each, found in zip(there, told, strict=True)]
    rand = [rand_of_origins(each.truth, found) for each, found in zip(there, told, strict=True)]
    return (
        name,
        *(_share(*missed[level]) for level in LEVELS),
        _share(sum(part for part, _ in lost), sum(of for _, of in lost)),
        f"{mean(whole for whole, _ in rand):.3f}",
        f"{mean(within for _, within in rand):.3f}",
        f"{_error(there, told):.3f}",
    )


def _error(there: Sequence[World], told: Sequence[Labels]) -> float:
    return mean(error for each, found in zip(there, told, strict=True) for error in count_errors(each.truth, found))


def _missed(there: Sequence[World], told: Sequence[Labels]) -> Mapping[str, tuple[int, int]]:
    found = [missed_copies(each.truth, labels_) for each, labels_ in zip(there, told, strict=True)]
    return {
        level: (sum(each.get(level, (0, 0))[0] for each in found), sum(each.get(level, (0, 0))[1] for each in found))
        for level in LEVELS
    }


def _figures(there: Sequence[World], told: Sequence[Labels]) -> list[Figure]:
    row = _row("sayso", there, told)
    named = dict(zip(("name", *LEVELS, "swallowed", "ari", "ari_in_matters", "count_error"), row, strict=True))
    low = {"all": "copies_missed", "swallowed": "swallowed", "count_error": "count_error"}
    lower = [Figure("held-out", name, float(named[key]), lower_is_better=True) for key, name in low.items()]
    return [*lower, *(Figure("held-out", key, float(named[key])) for key in ("ari", "ari_in_matters"))]


def _peers(there: Sequence[World]) -> list[tuple[str, ...]]:
    rows = []
    for name, sketcher in tracing_peers.PEERS.items():
        like = [tracing_peers.likenesses(each.run.world.stories, each.truth, sketcher) for each in there]
        best = max(tracing_peers.THRESHOLDS, key=_rand_at(there, like))
        told = [tracing_peers.labels(each.truth, found, best) for each, found in zip(there, like, strict=True)]
        rows.append(_row(f"{name} at {best}", there, told))
    alone = [dict(tracing_peers.one_url_one_source(each.truth)) for each in there]
    return [*rows, _row("one URL, one source", there, alone)]


def _rand_at(there: Sequence[World], like: Sequence[tracing_peers.Likeness]) -> Callable[[float], float]:
    def rand(threshold: float) -> float:
        told = (tracing_peers.labels(each.truth, found, threshold) for each, found in zip(there, like, strict=True))
        return mean(rand_of_origins(each.truth, labels_)[1] for each, labels_ in zip(there, told, strict=True))

    return rand


def _links(there: Sequence[World], *, exact: bool = False) -> tuple[float, float, float]:
    found = []
    for each in there:
        same = {story.id: story.text for story in each.run.world.stories}
        found.append(link_f1(each.truth, links(each.run), same, exact=exact))
    precision, recall = (mean(figures[place] for figures in found) for place in (0, 1))
    return precision, recall, 2 * precision * recall / (precision + recall)


def _covered(there: Sequence[World]) -> float:
    hits = []
    for each in there:
        wanted = true_counts(each.truth)
        hits += [low <= wanted[matter] <= high for matter, (low, high, _) in intervals(each.run).items()]
    return mean(hits)


def _unshared(there: Sequence[World]) -> float:
    """The share of retellings without a run of eight words in common with their parent."""
    told = []
    for each in there:
        stories = {story.id: set(tracing_peers.shingles(story.text, RUNS)) for story in each.run.world.stories}
        pairs = [(story.id, story.parent) for story in each.run.world.stories if story.parent in stories]
        told += [not stories[one] & stories[other] for one, other in pairs]
    return mean(told)
