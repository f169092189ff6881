"""One file a page: each view asks the ledger, and hands shown values to its template."""
