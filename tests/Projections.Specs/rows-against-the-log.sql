-- In the order of the projections: summary, timeline, dashboard, deadlines.
with happened as materialized (
    select e.position, e.stream_id, t.name as type
    from es.events e
    join es.streams s on s.id = e.stream_id
    join es.event_types t on t.id = e.type_id
    where s.name like 'journey-%'
)
select 'revisions of the summaries',
       (select coalesce(sum(t.revision + 1), 0)::bigint from rm.worker_summary_4 t where t.generation = (@generations)[1]),
       (select count(*) from happened h where h.position <= (@positions)[1])
union all
select 'summaries',
       (select count(*) from rm.worker_summary_4 t where t.generation = (@generations)[1]),
       (select count(distinct h.stream_id) from happened h where h.position <= (@positions)[1])
union all
select 'entries of the timelines',
       (select count(*) from rm.timeline_4 t where t.generation = (@generations)[2]),
       (select count(*) from happened h where h.position <= (@positions)[2])
union all
select 'employments',
       (select count(*) from rm.employment_spell t where t.generation = (@generations)[3]),
       (select count(*) from happened h where h.type = 'employment-started' and h.position <= (@positions)[3])
union all
select 'agreements',
       (select count(*) from rm.agreement_2 t where t.generation = (@generations)[3]),
       (select count(*) from happened h where h.type = 'assessment-agreed' and h.position <= (@positions)[3])
union all
select 'endorsements',
       (select count(*) from rm.endorsement_3 t where t.generation = (@generations)[3]),
       (select count(*) from happened h where h.type = 'practice-endorsed' and h.position <= (@positions)[3])
union all
select 'deadlines',
       (select count(*) from rm.deadline t where t.generation = (@generations)[4]),
       (select count(distinct h.stream_id) from happened h where h.type = 'employment-started' and h.position <= (@positions)[4])
-- A tally is held against the summaries of the same generation, which the lines above hold against the log.
union all
select 'standings in the tally',
       (select coalesce(sum(t.number), 0)::bigint from rm.standing_1 t where t.generation = (@generations)[1]),
       (select coalesce(sum(jsonb_array_length(t.levels)), 0)::bigint from rm.worker_summary_4 t where t.generation = (@generations)[1] and t.superseded_by is null)
union all
select 'standings of those in post',
       (select coalesce(sum(t.number), 0)::bigint from rm.standing_1 t where t.generation = (@generations)[1] and t.organisation <> ''),
       (select coalesce(sum(jsonb_array_length(t.levels)), 0)::bigint
        from rm.worker_summary_4 t
        where t.generation = (@generations)[1] and t.superseded_by is null
          and exists (select from jsonb_array_elements(t.employments) as employment (value) where employment.value ->> 'to' is null));
