-- Every version, in the order in which they were recorded.
select s.survey, s.version, s.fielded_from, s.fielded_to, s.respondents, s.source, s.recorded_by, s.recorded_as, s.recorded_at, a.questions, a.answers, a.counts,
       s.question_set
from research.survey s
cross join lateral (
    select array_agg(one.question order by one.place) as questions, array_agg(one.answer order by one.place) as answers, array_agg(one.count order by one.place) as counts
    from research.survey_answer one
    where one.question_set = s.question_set and one.survey = s.survey and one.version = s.version
) a
where (@question_set::text is null or s.question_set = @question_set) and (@survey::text is null or s.survey = @survey)
order by s.number;
