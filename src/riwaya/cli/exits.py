"""Exit codes of the command line."""

OK = 0
NOTHING = 1  #: no page or dossier could be read, or an export cannot be made
USAGE = 2  #: the command was called wrongly
REFUSED = 3  #: the output folder holds something else, or cannot be written
FAULTY = 4  #: a resource pack has faults
SKIPPED = 5  #: with --strict: some input was passed over
DIFFERS = 6  #: verify: something is not as the manifest says
INTERRUPTED = 130
UNREAD = 141  #: the reader of the output went away; what shells say of a program that SIGPIPE ended
