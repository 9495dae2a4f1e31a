set role naas_application; update people.check_codes set expires_at = expires_at + interval '1 year';
