-- How many stayed for how many months, as of a month's end: who has not left by then is watched to then. By the clock of service
-- whoever has a result is under watch only after the month of its release. With a successor nobody is under watch before the
-- succession, which nobody who had left would have come to; with the one succeeded nobody is watched any further than to it (S-16).
-- What is asked for is compared with what was asked (@counted), not with the line: planned with the values, it is no work then.
select l.divided_by, l.after, l.last - l.origin as stayed, l.has_left, sum(l.number)::int
from (
    select case @by when 'level' then t.level when 'outcome' then t.outcome else t.category end as divided_by,
           case when @counted = 'release' then t.marked else t.began end as origin,
           case when @counted = 'service' then greatest(t.marked, t.since) - t.began
                when t.since > 0 then t.since - case when @counted = 'release' then t.marked else t.began end
           end as after,
           least(t.ended, t.until, @as_of) as last,
           t.ended <= @as_of and t.ended < t.until as has_left,
           t.number
    from rm.retention_count_2 t
    where t.generation = @generation and t.organisation = @organisation and t.counted = @counted and t.level = any(@levels) and t.characteristic = @characteristic
      and (@basis::text is null or t.basis = @basis)
      and t.began <= @as_of and (@counted = 'employment' or t.marked <= @as_of) and (t.since = 0 or (t.since <= @as_of and t.ended >= t.since))
) l
group by 1, 2, 3, 4;
