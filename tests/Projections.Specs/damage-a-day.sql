update rm.employment_spell set from_on = from_on + 1 where spell = 1;
