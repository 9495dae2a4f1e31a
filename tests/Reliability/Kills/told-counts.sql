select concat_ws(' | ', {columns})
from rm.{table} t
where t.generation = @generation;
