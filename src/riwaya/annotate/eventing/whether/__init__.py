"""Whether an event happened, goes on, is planned, is only possible, or is denied."""
