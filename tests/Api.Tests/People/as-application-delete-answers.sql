set role naas_application;
delete from people.equality_answers;
