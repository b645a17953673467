"""The therapist's workspace: examination, next test, reasoning, live."""
