"""Events: their triggers, who takes part, where and when, what is one event, and what led to what.

`words` compiles the tables of `resources/ar/events`, `scene` is a sentence as this stage reads it, `triggers` finds
the words that tell of events; `arguments` (with `gather`, `nouns`, `verbs`, `roles`, `subjects`) who takes part,
`dates`, `places` and `status` the rest; `centres` reads the clauses of a sentence and their subjects; `clusters` joins the
mentions of one event in a page, `relations` links different ones.
"""
