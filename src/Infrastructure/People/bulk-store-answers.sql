-- A declaration that this command made already is left as it is; a version that another took is refused by the primary key.
insert into people.equality_answers (journey_id, version, command_id, declared_at, answers)
select * from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::timestamptz[], $5::bytea[])
on conflict (command_id) do nothing;
