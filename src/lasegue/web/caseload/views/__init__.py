"""Pages of the lists: Today, alerts, patients, timelines and appointments."""
