"""Arabic as such: folded views with offset maps, tokens, clitics, lexicons, patterns, verb forms."""
