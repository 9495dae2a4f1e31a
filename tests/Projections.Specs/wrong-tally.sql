-- The tally comes with another transaction than the rows it counts.
update rm.standing_1 set number = number + 1;
