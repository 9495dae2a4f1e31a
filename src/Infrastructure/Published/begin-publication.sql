-- Nothing comes back where the file is there already; of two who import it at once the second waits for the first.
insert into published.publications (data_set, published_on, file_name, sha256, rows, figures, imported_at, program)
values (@data_set, @published_on, @file_name, @sha256, @rows, @figures, @imported_at, @program)
on conflict on constraint publications_file do nothing
returning id;
