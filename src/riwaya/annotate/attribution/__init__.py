"""Who says what: reporting cues, their sources, what they report, and through whose hands it came.

`lexicon` compiles the tables of `resources/ar/attribution`, `article` is a page as this stage reads it,
`cues` finds the words that report, `phrases` reads the noun phrase of a source, `contents` what is
attributed, `voices` remembers who spoke, `links` names a source, `stances` judges stance and certainty.
"""
