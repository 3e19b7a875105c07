"""Page to annotated page: one stage a module, each a pure function of page, earlier layers and pack."""
