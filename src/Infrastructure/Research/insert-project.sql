insert into research.project (code, title, justification, agreement_ends_on, least_class, policy, registered_by, registered_at)
values (@code, @title, @justification, @agreement_ends_on, @least_class, @policy, @registered_by, @registered_at);
