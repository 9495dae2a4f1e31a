drop table if exists rm.{partition};
