insert into inserted (generation, flag, small, large, number, words, json, id, day, moment)
select 7, t.flag, t.small, t.large, t.number, t.words, t.json::jsonb, t.id, t.day, t.moment
from unnest(@flag, @small, @large, @number, @words, @json, @id, @day, @moment)
    as t (flag, small, large, number, words, json, id, day, moment);
