insert into rm.active (name, generation) values (@name, @generation)
on conflict (name) do update set generation = excluded.generation;
