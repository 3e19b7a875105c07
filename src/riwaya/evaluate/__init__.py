"""Scores against gold, and the cases of the packs."""
