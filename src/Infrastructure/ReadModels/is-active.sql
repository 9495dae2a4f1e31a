select exists (select from rm.active where name = @name);
