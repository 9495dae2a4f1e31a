-- A generation's number names its tables, and may stand in the book of past figures or in a worker's hands when its rows are
-- gone: so it is never given out again, not even after everything of it was dropped.

create table rm.generation_numbers (
    name text    primary key,
    last integer not null check (last >= 1)
);

comment on column rm.generation_numbers.last is 'The number given out last; it never goes back.';

insert into rm.generation_numbers (name, last)
select g.name, max(g.generation)
from (
    select name, generation from rm.projections
    union all
    select name, generation from rm.past_figures where generation is not null
) g
group by g.name;

alter table rm.generation_numbers owner to naas_application;
