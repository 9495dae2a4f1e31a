-- Of two that were made at once the first is kept.
insert into research.cut (project, as_of, made_at, extract)
values (@project, @as_of, @made_at, @extract)
on conflict (project, as_of) do nothing;
