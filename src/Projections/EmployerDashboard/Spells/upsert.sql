insert into rm.employment_spell (
    generation, journey, spell, placed_at, basis, agency, from_on, to_on, reason, destination, revision, recorded_at)
select @generation, t.journey, t.spell, t.placed_at, t.basis, t.agency, t.from_on, t.to_on, t.reason, t.destination, t.revision,
       t.recorded_at
from unnest(@journey, @spell, @placed_at, @basis, @agency, @from_on, @to_on, @reason, @destination, @revision,
    @recorded_at)
    as t (journey, spell, placed_at, basis, agency, from_on, to_on, reason, destination, revision, recorded_at)
on conflict (generation, journey, spell) do update set
    placed_at   = excluded.placed_at,
    basis       = excluded.basis,
    agency      = excluded.agency,
    from_on     = excluded.from_on,
    to_on       = excluded.to_on,
    reason      = excluded.reason,
    destination = excluded.destination,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
