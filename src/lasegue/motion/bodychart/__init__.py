"""The body chart: where it hurts, tingles or is numb, painted, drawn, put into words and compared over time."""
