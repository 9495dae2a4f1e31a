select t.journey, t.revision, t.type, t.title, t.sentence, t.level, t.effective_on, t.recorded_at, t.actor, t.role,
       t.organisation, t.command_id, t.edition
from rm.timeline t
where t.generation = @generation
  and t.journey = @journey
  and t.revision > @after
order by t.revision
limit @maximum;
