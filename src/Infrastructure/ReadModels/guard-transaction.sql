-- A process that was stopped in the middle of a transaction holds its locks; the server ends it, so that another can take over.
select set_config('idle_in_transaction_session_timeout', @milliseconds::text, true);
