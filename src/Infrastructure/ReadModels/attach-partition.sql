-- Makes the indexes that the partition lacks. Nobody who reads or writes the table waits for it.
alter table rm.{table} attach partition rm.{partition} for values in ({generation});
