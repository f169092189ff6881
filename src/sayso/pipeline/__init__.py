"""The stages in order, over a casebook: `adding` from paths to claims, `concluding` from claims to findings.

`showing` and `naming` are what the command line and the workbench ask in between.
"""

from sayso.pipeline.adding import (
    AS_THEY_COME,
    Given,
    Plan,
    ReadReport,
    Taken,
    Watch,
    add,
    read_and_extract,
    read_waiting,
    take_given,
    take_in,
    why_unread,
)
from sayso.pipeline.concluding import (
    all_shown,
    finding_by_key,
    findings,
    findings_inputs,
    shown_findings,
    sources,
    sources_of,
    statements_on,
)
from sayso.pipeline.naming import GAZETTEER, gazetteer_of, identities, shown_entities
from sayso.pipeline.showing import shown_claims, shown_entry, shown_together
from sayso.pipeline.versions import reader_version, tracer_version

__all__ = [
    "AS_THEY_COME",
    "GAZETTEER",
    "Given",
    "Plan",
    "ReadReport",
    "Taken",
    "Watch",
    "add",
    "all_shown",
    "finding_by_key",
    "findings",
    "findings_inputs",
    "gazetteer_of",
    "identities",
    "read_and_extract",
    "read_waiting",
    "reader_version",
    "shown_claims",
    "shown_entities",
    "shown_entry",
    "shown_findings",
    "shown_together",
    "sources",
    "sources_of",
    "statements_on",
    "take_given",
    "take_in",
    "tracer_version",
    "why_unread",
]
