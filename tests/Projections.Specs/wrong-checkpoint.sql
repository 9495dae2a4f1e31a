-- The rows are committed, and the checkpoint comes with another transaction.
update rm.projections set position = position - 1 where name = 'worker-summary';
