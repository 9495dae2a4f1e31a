-- What is recorded here is rare: one after the other, so that each sees what came before it. Given back at the end of the transaction.
select pg_advisory_xact_lock(hashtextextended('research.act', 0));
