"""Time expressions: found by the rules of `time/`, given a meaning, then resolved against a reference day."""
