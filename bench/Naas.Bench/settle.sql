-- As a server that has run for a while: statistics known, nothing left to write from the filling.
vacuum analyze es.streams, es.events, es.event_types;
