-- Of a generation that has no row any more, tables may be left.
select not exists (select from rm.projections where name = @name and generation = @generation and state <> 'past');
