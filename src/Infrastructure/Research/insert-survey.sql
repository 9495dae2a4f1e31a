insert into research.survey (question_set, survey, version, fielded_from, fielded_to, respondents, source, recorded_by, recorded_as, recorded_at)
values (@question_set, @survey, @version, @fielded_from, @fielded_to, @respondents, @source, @recorded_by, @recorded_as, @recorded_at);
