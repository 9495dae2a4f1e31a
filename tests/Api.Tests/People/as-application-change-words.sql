set role naas_application; update people.documents set words = words;
