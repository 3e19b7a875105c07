"""Where an event was: places of its clause and page, what they lie in, what its episode lends it."""
