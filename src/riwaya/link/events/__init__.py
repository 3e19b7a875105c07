"""One event across pages, and the view the dossier gives of it."""
