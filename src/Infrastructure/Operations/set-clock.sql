insert into ops.business_clock (shift) values ($1)
on conflict (only_row) do update set shift = excluded.shift;
