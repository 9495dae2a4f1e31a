delete from research.extract;
