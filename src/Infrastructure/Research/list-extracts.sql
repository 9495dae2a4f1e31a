select e.project, e.given_to, e.role, e.given_at, e.as_of, e.epoch, e.position, e.directory_version, e.records
from research.extract e
where @code::text is null or e.project = @code
order by e.number desc;
