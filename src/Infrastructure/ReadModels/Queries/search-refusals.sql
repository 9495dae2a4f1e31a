-- Refused commands behind a place in the audit's order (@after_*; refusals are of kind 4, and each is a stream of its own).
select r.id, r.refused_at, r.journey_id, r.command, r.actor, r.role, r.organisation, r.code, r.edition, r.correlation_id
from ops.refusals r
where r.refused_at >= @after_at
  and (r.refused_at, 4, '', r.id) > (@after_at, @after_kind, @after_stream, @after_number)
  and (@from::date is null or r.refused_at >= (@from::date)::timestamp at time zone 'Europe/London')
  and (@to::date is null or r.refused_at < (@to::date + 1)::timestamp at time zone 'Europe/London')
  and (@journey::uuid is null or r.journey_id = @journey)
  and (@actor::text is null or r.actor = @actor)
  and (@role::text is null or r.role = @role)
  and (@organisation::text is null or r.organisation = @organisation)
  and (@type::text is null or r.command = @type)
  and (@code::text is null or r.code = @code)
  and (@correlation::text is null or r.correlation_id = @correlation)
  and (@edition::text is null or r.edition = @edition)
order by r.refused_at, r.id
limit @maximum;
