-- Those that were leaving are gone; of others the book says that they have no rows.
with gone as (
    delete from rm.past_figures where id = @id and generation = @generation and state = 'leaving'
)
update rm.past_figures
set generation = null, tables = '{}'
where id = @id and generation = @generation and state <> 'leaving';
