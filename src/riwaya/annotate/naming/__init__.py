"""How names are found in a page: what is known of a word, candidates, tagger, choice, spans."""
