drop schema if exists peer cascade;
