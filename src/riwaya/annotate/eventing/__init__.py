"""Events: their triggers, who takes part, where and when, what is one event, and what led to what.

`words` compiles the tables of `resources/ar/events`, `scene` is a sentence as this stage reads it, `triggers` finds
the words that tell of events; `arguments` (with `gather`, `before`, `nouns`, `verbs`, `roles`, `heads`, `subjects`, `control`,
`blame`, `titles`) who takes part, `dates`, `narrative`, `places` and `status` the rest; `centres` reads the clauses of a sentence and their subjects; `clusters` joins the
mentions of one event in a page, `lending` lets them lend one another, `relations` links different ones.
"""
