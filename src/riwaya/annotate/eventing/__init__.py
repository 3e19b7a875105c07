"""Events: their triggers, who takes part, where and when, what is one event, and what led to what.

`words` compiles the tables of `resources/ar/events`, `scene` is a sentence as this stage reads it, `triggers` finds
the words that tell of events; `arguments` (with `gather`, `linking`, `carriers`, `nouns`, `verbs`, `roles`, `identity`,
`heads`, `subjects`, `control`, `blame`, `holding`, `behindnoun`, `lightnouns`, `goers`, `onedeed`) who takes part; the packages `where`, `when` (with `governing`) and
`whether` the rest; `centres` (with `clause`, `openers`) reads the clauses of a sentence and their subjects,
`noun_phrases` (with `phrase_ends`) its phrases; `shares` what its events tell of one another; `clusters` joins the mentions
of one event in a page, `lending` lets them lend one another, `relations` links different ones.
"""
