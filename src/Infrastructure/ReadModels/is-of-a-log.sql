select exists (
    select 1
    from rm.active a
    join rm.projections p on p.name = a.name and p.generation = a.generation
    where p.position > 0);
