select c.extract
from research.cut c
where c.project = @project and c.as_of <= @as_of
order by c.as_of;
