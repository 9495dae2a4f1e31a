-- In which order results of surveys were recorded, whatever their question set: the respondents of a survey are the same people.
alter table research.survey add column number bigint generated always as identity;
