select pg_notify('naas_log', $1);
