select t.journey, t.level, t.endorsement, t.endorsed_by, t.endorsed_on, t.sittings_from, t.valid_until, t.lapsed_on,
       t.withdrawn_on, t.rank, t.again, t.given_revision, t.given_at, t.revision, t.recorded_at
from rm.endorsement_3 t
where t.generation = @generation and t.journey = any (@journeys);
