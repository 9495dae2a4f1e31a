grant naas_application to {role}
