insert into research.closure (project, reason, closed_at) values (@project, @reason, @closed_at);
