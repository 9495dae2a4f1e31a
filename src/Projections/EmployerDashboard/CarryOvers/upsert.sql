insert into rm.carry_over_2 (
    generation, journey, spell, revision, carried_from, carried_to, carried_on,
    recorded_at)
select @generation, t.journey, t.spell, t.revision, t.carried_from, t.carried_to, t.carried_on, t.recorded_at
from unnest(@journey, @spell, @revision, @carried_from, @carried_to, @carried_on, @recorded_at)
    as t (journey, spell, revision, carried_from, carried_to, carried_on, recorded_at)
on conflict (generation, journey, spell, revision) do update set
    carried_from = excluded.carried_from,
    carried_to   = excluded.carried_to,
    carried_on   = excluded.carried_on,
    recorded_at  = excluded.recorded_at;
