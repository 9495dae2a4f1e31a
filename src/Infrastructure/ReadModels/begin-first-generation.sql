insert into rm.projections (name, generation, version, state) values (@name, 1, @version, 'live');
