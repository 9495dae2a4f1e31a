-- The same table apart, without indexes; and one with them, to be its parent.
create schema if not exists peer;
create table peer.{table}_all (like rm.{table} including all) partition by list (generation);
create table peer.{table} (like rm.{table} including all excluding indexes);
