-- A process that was stopped in the middle of a transaction holds its locks; the server ends it, so that another can take over.
-- What a crash of the server takes from the rows it takes from their checkpoint with them, and the log has it still: so a page
-- need not wait for the disk, and the appends beside it have the disk to themselves.
select set_config('idle_in_transaction_session_timeout', @milliseconds::text, true),
       set_config('synchronous_commit', case when @waits_for_disk then current_setting('synchronous_commit') else 'off' end, true);
