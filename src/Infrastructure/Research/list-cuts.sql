select c.extract
from research.cut c
where c.project = @project and (@as_of::date is null or c.as_of = @as_of)
order by c.as_of;
