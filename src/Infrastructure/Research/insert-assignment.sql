insert into research.assignment (project, researcher, assigned) values (@project, @researcher, @assigned);
