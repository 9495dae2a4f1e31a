-- The role the migrations grant to; they run as the database's owner, who may not make roles.
create role naas_application nologin
