-- No superuser: what it owns it may do anything with, but not run programs, read files or change what the log says.
create role {role} login createdb password {password}
