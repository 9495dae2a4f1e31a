with stopped as not materialized (
    -- include: with-stopped
),
to_retake as materialized (
    -- include: of-to-retake
)
select r.journey, r.level, r.retake_element as element, r.narrow, ends.until_on, r.banked_until,
       exists (select from stopped s where s.journey = r.journey and s.level = r.level and s.since <= ends.until_on) as stands_still
from (select t.*, t.opened = 'narrow-retake' and t.is_narrow as narrow from to_retake t) r
cross join lateral (select case when r.narrow then r.retake_until else r.banked_until end as until_on) ends
where r.opened in ('narrow-retake', 'element-retake') and r.is_banked and not r.is_sat
order by ends.until_on, r.journey, r.level;
