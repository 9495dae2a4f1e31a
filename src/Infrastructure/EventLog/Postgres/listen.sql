listen naas_log;
