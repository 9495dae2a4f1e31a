-- Whoever rebuilds, follows or appends is cut off, wherever it is.
select count(pg_terminate_backend(pid, 60000)) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and application_name <> 'reader';
