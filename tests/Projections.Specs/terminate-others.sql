-- Given a time to wait (milliseconds), it comes back when the process has ended, not when it was told to.
select count(pg_terminate_backend(pid, 60000)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend';
