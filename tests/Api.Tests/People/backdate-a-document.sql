update people.documents set stored_at = stored_at - interval '1 second';
