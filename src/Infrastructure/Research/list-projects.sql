-- One, or every one, by code.
select p.code, p.title, p.justification, p.agreement_ends_on, p.least_class, p.policy, p.registered_by, p.registered_at, c.closed_at, c.reason,
       array(
           select latest.researcher
           from (select distinct on (a.researcher) a.researcher, a.assigned from research.assignment a where a.project = p.code order by a.researcher, a.number desc) latest
           where latest.assigned
           order by latest.researcher)
from research.project p
left join research.closure c on c.project = p.code
where @code::text is null or p.code = @code
order by p.code;
