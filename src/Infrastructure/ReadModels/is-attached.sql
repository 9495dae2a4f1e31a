select exists (select from pg_inherits i where i.inhrelid = to_regclass('rm.' || @partition));
