"""The clinical record: episodes, what was stated, results and alerts; rows are only ever added."""
