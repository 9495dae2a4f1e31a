set role naas_application;
update people.equality_answers set answers = answers;
