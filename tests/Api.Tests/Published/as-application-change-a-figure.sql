set role naas_application; update published.figures set value = 1;
