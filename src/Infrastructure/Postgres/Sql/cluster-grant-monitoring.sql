grant pg_monitor to {role}
