update published.publications set published_on = date '2017-01-01';
