insert into research.outcome_use (organisation, in_pay, in_performance, from_day, declared_at)
values (@organisation, @in_pay, @in_performance, @from_day, @declared_at);
