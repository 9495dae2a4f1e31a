delete from rm.standing_1 t
where t.generation = @generation and t.number = 0;
