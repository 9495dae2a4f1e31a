-- A process that was stopped in such a transaction, which is a short one, would keep everybody else from beginning.
select set_config('idle_in_transaction_session_timeout', '10000', true), pg_advisory_xact_lock(hashtextextended('rm.prepare', 0));
