-- The newest first: of two declarations for one day the later one counts.
select u.organisation, u.in_pay, u.in_performance, u.from_day, u.declared_at
from research.outcome_use u
where @organisation::text is null or u.organisation = @organisation
order by u.organisation, u.from_day desc, u.number desc;
