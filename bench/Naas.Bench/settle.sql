-- As a server that has run for a while, on which autovacuum has: statistics known, nothing left to write from the filling.
vacuum analyze;
