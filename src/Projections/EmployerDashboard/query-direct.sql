-- Who was directly employed by anybody up to the day and has not left before it, a page at a time.
select distinct t.journey
from rm.employment_spell t
where t.generation = @generation and (@after::uuid is null or t.journey > @after::uuid)
  and t.basis = 'direct' and t.from_on <= @as_of and (t.to_on is null or t.to_on >= @as_of)
order by t.journey
limit @maximum;
