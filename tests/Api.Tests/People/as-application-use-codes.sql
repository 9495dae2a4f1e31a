set role naas_application; update people.check_codes set used_at = now();
