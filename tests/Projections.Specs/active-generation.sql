select generation from rm.active where name = @name;
