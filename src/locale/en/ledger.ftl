# The ledger of what was published.
ledger-none = Nothing has been published yet.
ledger-whole = The ledger of what was published is whole: { $lines } lines, { $hash }.
ledger-restored = The ledger was restored from snapshot { $id }.
ledger-restore-failed = The ledger could not be restored. Nothing was changed.
ledger-missing = The ledger of what was published so far (ledger.jsonl) is missing.
ledger-truncated = The ledger of what was published so far has { $lines } lines, but had at least { $known }.
ledger-altered = The ledger of what was published so far was altered by something other than KOMspot.
ledger-of-another = The ledger of what was published so far is of { $theirs }, but the figures are of { $ours }.
ledger-unreadable = The ledger of what was published so far cannot be read or written.
ledger-do = Without it new figures cannot be protected against the old ones. Restore it with ‘komspot ledger restore’.
note-revised = Late reports
    .text = Reports that came later do not change the figures shown. With them the municipality’s totals are { $totals }.
    .year = { $year }: { $total }
