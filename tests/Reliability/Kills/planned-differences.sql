with told as materialized (
    select {columns} from rm.{table} t where t.generation = @generation
)
select (select count(*) from (select {columns} from planned except all select {columns} from told) missing),
       (select count(*) from (select {columns} from told except all select {columns} from planned) extra);
