update published.figures set value = 1;
