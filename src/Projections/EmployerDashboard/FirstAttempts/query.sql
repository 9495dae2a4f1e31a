-- The first attempts of the country that count at the end of a month: so many months of lines, however many people.
select t.level, t.part,
       sum(case when t.begins then t.number else -t.number end)::bigint as number,
       coalesce(sum(case when t.begins then t.number else -t.number end) filter (where t.met), 0)::bigint as met
from rm.first_attempt_1 t
where t.generation = @generation and t.month <= @until
group by t.level, t.part;
