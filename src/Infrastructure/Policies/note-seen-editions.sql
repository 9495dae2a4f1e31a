insert into ops.editions_seen (epoch, position, editions)
values ($1, $2, $3)
on conflict (only_row) do update set epoch = excluded.epoch, position = excluded.position, editions = excluded.editions
returning editions;
