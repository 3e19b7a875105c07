"""Counts of people and other things, and what befell those counted.

`words` compiles the tables of `resources/ar/figures` (their rows in `rows`); `layers` has what is known of a page's
tokens, `scene` and `governors` are a sentence with it. `quantities` finds the counts with a number, `bare` those without
one, `joint` those that share a word or a number. What befell them is told by the word that governs them (`governors`,
`asides`, `doers`), beside them (`beside`), by the noun of a toll that stands away from them (`tolls`), or by the counts before them
(`lists`); `sums` has which are parts of which.
"""
