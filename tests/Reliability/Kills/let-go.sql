-- Who is dead does not write any more: the server's half of the connection ends with it. And what was planned is long ago.
delete from public.held_back;
select pg_terminate_backend(pid, 10000) from pg_stat_activity where wait_event = 'PgSleep' and pid <> pg_backend_pid();
update people.merges set planned_at = planned_at - interval '10 minutes' where settled_at is null;
