select t.journey, t.revision, t.type, t.title, t.sentence, t.level, t.effective_on, t.recorded_at, t.actor, t.role,
       t.organisation, t.command_id, t.edition
from rm.timeline t
where t.generation = @generation
  and t.journey = @journey
  and t.revision > @after
  -- Marks are the assessors' until a named person has released the result (S-51); an employer never sees scores (S-12).
  and (t.type <> 'element-marked'
       or @audience = 'everything'
       or (@audience = 'own' and t.revision < (
           select max(r.revision)
           from rm.timeline r
           where r.generation = @generation and r.journey = @journey and r.type = 'result-released' and r.level = t.level)))
order by t.revision
limit @maximum;
