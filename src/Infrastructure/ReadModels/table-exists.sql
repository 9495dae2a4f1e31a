select to_regclass('rm.' || @table) is not null;
