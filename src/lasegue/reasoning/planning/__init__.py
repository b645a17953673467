"""The draft plan: what is eligible, what is chosen, how much of it, and what was left out and why."""
