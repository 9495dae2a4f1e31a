delete from rm.past_figures where id = @id and state = 'leaving';
