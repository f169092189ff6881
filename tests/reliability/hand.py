"""Run as a program: one of many hands at one casebook, which adds, decides and reads at once, and says what it did."""

from __future__ import annotations

import random
import sys

from sayso.ledger import decisions, extractions, intake, queries
from sayso.ledger.casebook import open_casebook
from sayso.ledger.decisions import Conflict
from sayso.ledger.values import ClaimFilter, Reader, Signed
from sayso.ledger.verify import verify
from sayso.model.claim import Extraction
from sayso.model.decision import Act
from tests.contract.material import claim_of, report_of

ROUNDS = 6
SHARED = "A report that all of them add: the plant ran.\n"
READER = Reader("en 1", "en")


def main(folder: str, name: str) -> None:
    """A few rounds of each; `kept` lines name what must be there at the end, `lost` ones what was not stored."""
    rng = random.Random(name)
    with open_casebook(folder) as casebook:
        shared, data = report_of(SHARED, "shared.txt")
        intake.store_report(casebook, shared, data)
        extractions.store_extraction(casebook, shared.id, Extraction((claim_of(SHARED, SHARED[:-1]),)), READER)
        claim = claim_of(SHARED, SHARED[:-1]).id
        for number in range(ROUNDS):
            mine, data = report_of(f"Report {number} of {name}: the plant ran.\n", f"{name}-{number}.txt")
            print("kept report", intake.store_report(casebook, mine, data).report, flush=True)
            seen = max((each.number for each in decisions.decisions(casebook)), default=0)
            why = f"the words of {name}, {number}"
            try:
                made = decisions.decide(casebook, rng.choice([Act.ACCEPT, Act.REJECT]), claim, Signed(name, why, seen))
                print("kept decision", made.id, flush=True)
            except Conflict as conflict:
                print("told", conflict.draft.why == why and bool(conflict.other), flush=True)
                made = decisions.decide(casebook, Act.MARK, claim, Signed(name, conflict.draft.why))
                print("kept decision", made.id, flush=True)
            list(queries.claims(casebook, ClaimFilter(text="plant")))
            if not number % 3:
                assert not [each for each in verify(casebook) if each.is_fault]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
