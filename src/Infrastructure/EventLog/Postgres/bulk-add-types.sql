-- In the order of the names, as every append locks them.
insert into es.event_types (name)
select n.name from unnest($1::text[]) as n (name) order by n.name collate "C"
on conflict (name) do nothing;
