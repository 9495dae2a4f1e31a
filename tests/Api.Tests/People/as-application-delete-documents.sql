set role naas_application; delete from people.documents;
