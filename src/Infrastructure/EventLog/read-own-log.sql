set local search_path = es, pg_catalog;
