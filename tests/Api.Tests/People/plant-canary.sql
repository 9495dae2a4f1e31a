-- Proof that the search would find it.
create table people.planted as select 'Canary-Given'::text as plain, convert_to('SW8675309', 'UTF8') as bytes;
