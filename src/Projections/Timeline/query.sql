-- What a role is not told of at all, what a worker is told of only once the result of the attempt is out, and what an
-- employer is told of only when it belongs to its own time (@in_full), the handler says; and of what it tells no day but that of
-- the recording (@told_as_recorded).
select t.journey, t.revision, t.type, t.episode, t.title, t.sentence, t.level, t.attempt, t.effective_on, t.recorded_at, t.actor, t.role,
       t.organisation, t.command_id, t.edition, t.correlation
from rm.timeline_4 t
where t.generation = @generation
  and t.journey = @journey
  and t.revision > @after
  and (@as_of::date is null
       or case
              when t.revision = any (@told_as_recorded) then (t.recorded_at at time zone 'Europe/London')::date
              else t.effective_on
          end <= @as_of)
  and (@episode::text is null or t.episode = @episode)
  and (@type::text is null or t.type = @type)
  and (@actor::text is null or t.actor = @actor)
  and (@from::date is null or case
              when t.revision = any (@told_as_recorded) then (t.recorded_at at time zone 'Europe/London')::date
              else t.effective_on
          end >= @from)
  and t.type <> all (@never)
  and (t.type <> all (@never_earlier) or t.revision = any (@in_full))
  and (t.type <> all (@once_released)
       or exists (
           select from rm.timeline_4 r
           where r.generation = @generation and r.journey = @journey and r.level = t.level and r.attempt = t.attempt
             and r.type in ('result-released', 'result-corrected') and r.revision > t.revision))
order by t.revision
limit @maximum;
