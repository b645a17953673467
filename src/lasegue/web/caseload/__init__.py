"""Today, worklist, patients, search and the timeline of an episode."""
