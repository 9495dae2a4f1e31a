update rm.standing_1 set number = number + 1;
