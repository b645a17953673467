"""Who saw and changed what: one append-only, hash-chained trail written through one door."""
