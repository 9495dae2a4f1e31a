insert into public.held_back (step) values ($1);
