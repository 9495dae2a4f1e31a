update people.equality_answers set declared_at = declared_at - interval '1 second';
