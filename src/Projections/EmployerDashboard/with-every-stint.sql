-- As with-stint, of every organisation at once.
select t.journey, t.spell, t.basis, held.placed_at, t.from_on as employed_on, greatest(held.from_on, t.from_on) as from_on,
       least(held.next_on - 1, t.to_on) as until_on
from rm.employment_spell t
cross join lateral (
    select s.placed_at, s.from_on, lead(s.from_on) over (order by s.revision) as next_on
    from (
        select t.placed_at, t.from_on, -1 as revision
        union all
        select c.carried_to, c.carried_on, c.revision
        from rm.carry_over_2 c
        where c.generation = @generation and c.journey = t.journey and c.spell = t.spell
    ) s
) held
where t.generation = @generation
  and (held.next_on is null or held.next_on > greatest(held.from_on, t.from_on))
  -- What a record held that was closed in favour of another counts there (S-53).
  and not exists (select from rm.closed_record z where z.generation = @generation and z.journey = t.journey)
