copy events_readable (stream, revision, type, data) from stdin (format binary)
