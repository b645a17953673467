"""The first call: public page, safety check, story, body chart, the stop page."""
