-- Everybody's journeys in the order of recording, behind a place in the audit's order (@after_*; journeys are of kind 1).
-- The first comparison lets the index find the place, the second is exact.
select t.journey, t.revision, t.type, t.episode, t.title, t.sentence, t.level, t.attempt, t.effective_on, t.recorded_at, t.actor, t.role,
       t.organisation, t.command_id, t.edition, t.correlation
from rm.timeline_4 t
where t.generation = @generation
  and t.recorded_at >= @after_at
  and (t.recorded_at, 1, t.journey::text collate "C", t.revision) > (@after_at, @after_kind, @after_stream, @after_number)
  and (@from::date is null or t.recorded_at >= (@from::date)::timestamp at time zone 'Europe/London')
  and (@to::date is null or t.recorded_at < (@to::date + 1)::timestamp at time zone 'Europe/London')
  and (@journey::uuid is null or t.journey = @journey)
  and (@actor::text is null or t.actor = @actor)
  and (@role::text is null or t.role = @role)
  and (@organisation::text is null or t.organisation = @organisation)
  and (@type::text is null or t.type = @type)
  and (@correlation::text is null or t.correlation = @correlation)
  and (@command::uuid is null or t.command_id = @command)
  and (@edition::text is null or t.edition = @edition)
  and t.type <> all (@never)
order by t.recorded_at, t.journey, t.revision
limit @maximum;
