"""When an event was: which time of its sentence or page is its own, and which is another's."""
