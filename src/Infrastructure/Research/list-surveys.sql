-- Every version, those of one survey together, the earliest survey first.
select s.survey, s.version, s.fielded_from, s.fielded_to, s.respondents, s.source, s.recorded_by, s.recorded_as, s.recorded_at, a.questions, a.answers, a.counts
from research.survey s
cross join lateral (
    select array_agg(one.question order by one.place) as questions, array_agg(one.answer order by one.place) as answers, array_agg(one.count order by one.place) as counts
    from research.survey_answer one
    where one.question_set = s.question_set and one.survey = s.survey and one.version = s.version
) a
where s.question_set = @question_set and (@survey::text is null or s.survey = @survey)
order by min(s.fielded_from) over (partition by s.survey), s.survey, s.version;
