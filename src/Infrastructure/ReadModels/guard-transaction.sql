-- A process that was stopped in the middle of a transaction holds its locks; the server ends it, so that another can take over.
-- Whoever waits for a lock on a table that is being mended or tidied is told so, and tries again: it says nothing of the rows.
-- What a crash of the server takes from the rows it takes from their checkpoint with them, and the log has it still: so a page
-- need not wait for the disk, and the appends beside it have the disk to themselves.
-- A page finds its rows by their keys: a statement that was planned while its table was empty would go through all of it for each row
-- of a page, until the table is analysed the next time. Whoever compares whole tables goes through all of them.
select set_config('enable_seqscan', case when @finds_by_key then 'off' else current_setting('enable_seqscan') end, true),
       set_config('idle_in_transaction_session_timeout', @idle::text, true),
       set_config('lock_timeout', @lock_wait::text, true),
       set_config('synchronous_commit', case when @waits_for_disk then current_setting('synchronous_commit') else 'off' end, true);
