select name, setting || coalesce(unit, '') from pg_settings
where name in ('shared_buffers', 'work_mem', 'maintenance_work_mem', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression', 'max_wal_size', 'jit', 'server_version')
order by name;
