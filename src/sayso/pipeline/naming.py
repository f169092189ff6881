"""Who and what the claims of a casebook are about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sayso.domain.places import load as load_places
from sayso.ledger import queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.decisions import decisions
from sayso.ledger.name_index import name_index
from sayso.ledger.values import ClaimFilter
from sayso.model.claim import Claim
from sayso.model.entity import Identities, Mention
from sayso.model.ids import sha256
from sayso.model.shown_entity import ShownEntity
from sayso.pipeline.versions import tracer_version
from sayso.protect import show_entities
from sayso.resolve import Gazetteer, Resolving, mentions, resolve, with_history
from sayso.resolve import shipped as shipped_gazetteer

GAZETTEER = "gazetteer.tsv"


def identities(casebook: Casebook) -> Identities:
    """Who and what the claims are about: every name, tied by judgements and by the decisions that stand."""
    gazetteer = gazetteer_of(casebook)
    named: list[Mention] = []
    claims: list[Claim] = []
    with name_index(casebook, _resolver_version(casebook)) as index:
        for report, members in groupby(queries.claims(casebook), key=lambda each: each.report):
            held = [each.claim for each in members]
            rejected = queries.claims(casebook, ClaimFilter(reports=(report,), rejected=True))
            named += mentions(report, held, gazetteer, (each.claim for each in rejected))
            claims += held
        standing = list(decisions(casebook, standing=True))
        known = resolve(named, standing, Resolving(gazetteer, index))
    return with_history(known, claims, standing)


def shown_entities(casebook: Casebook, known: Identities) -> Iterator[ShownEntity]:
    """Each entity as it may be shown."""
    gazetteer = gazetteer_of(casebook)
    return show_entities(known, lambda entry: gazetteer.entry(entry).name)


def gazetteer_of(casebook: Casebook) -> Gazetteer:
    """The gazetteer that ships, with the places of the casebook's own `gazetteer.tsv` where it has one."""
    path = casebook.folder / GAZETTEER
    return Gazetteer(load_places(path)) if path.is_file() else shipped_gazetteer()


def _resolver_version(casebook: Casebook) -> str:
    """The version of all that decides which names are of one thing, the casebook's own gazetteer too."""
    path = casebook.folder / GAZETTEER
    return f"{tracer_version()} {sha256(path.read_bytes()) if path.is_file() else ''}"
