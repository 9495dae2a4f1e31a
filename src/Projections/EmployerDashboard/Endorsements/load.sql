select t.journey, t.level, t.endorsement, t.endorsed_by, t.endorsed_on, t.sittings_from, t.valid_until, t.lapsed_on,
       t.withdrawn_on, t.rank, t.again, t.given_revision, t.given_at, t.revision, t.recorded_at
from unnest(@journey, @level, @endorsement) as key (journey, level, endorsement)
join rm.endorsement_3 t on t.generation = @generation and t.journey = key.journey and t.level = key.level and t.endorsement = key.endorsement;
