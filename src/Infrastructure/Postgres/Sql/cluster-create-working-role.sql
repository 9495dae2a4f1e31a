-- A role in which the program works on its tables; the migrations say what it may do there.
create role {working} nologin;
