using Naas.Application.Access;
using Naas.Application.Samples;
using Naas.Application.Time;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

/// <summary>What the sample's workers say of their protected characteristics.</summary>
public class DeclarationSpecs
{
    private static readonly DeclarationParameters Declarations = Parameters.Declarations;

    private static readonly IReadOnlyList<(SampleWorker Worker, SampleStep Step)> Declared =
        [.. Workers.SelectMany(worker => worker.Steps.Where(step => step.Answers is not null).Select(step => (worker, step)))];

    [Fact]
    public void Most_give_equality_information_once_and_for_themselves()
    {
        ShouldBeBinomial(Declared.Count, Workers.Count, 0.88, "who declares");
        Declared.Select(one => one.Worker.Ordinal).Should().OnlyHaveUniqueItems();
        Declared.Should().OnlyContain(one => one.Step.Caller.Role == Role.Worker && one.Step.Number == SampleStep.Uncounted);
        Declared.Should().OnlyContain(one => one.Step.Events.SequenceEqual(new JourneyEvent[] { new JourneyEvent.EqualityInformationDeclared(1, BusinessClock.DayOf(one.Step.At)) }));
    }

    [Fact]
    public void They_do_so_within_twenty_working_days_of_their_registration()
    {
        var waits = Declared.Select(one => WorkingDays(BusinessClock.DayOf(one.Worker.Steps[0].At), BusinessClock.DayOf(one.Step.At))).ToList();

        waits.Should().OnlyContain(days => days >= 0 && days <= 20);
        waits.Distinct().Should().HaveCount(21, "they do not all do it on the same day");
    }

    [Fact]
    public void Who_says_so_has_the_sex_and_is_of_the_group_that_the_scores_were_drawn_with()
    {
        Declared.Where(one => one.Step.Answers!.Sex is Sex.Female or Sex.Male).Should().OnlyContain(one => one.Step.Answers!.Sex == one.Worker.Characteristics.Sex);
        var groups = Declared.Select(one => (Said: one.Step.Answers!.Ethnicity?.Group(), one.Worker.Characteristics.Ethnicity)).ToList();
        groups.Where(pair => pair.Said is not (null or EthnicGroup.Refused or EthnicGroup.PreferNotToSay)).Should().OnlyContain(pair => pair.Said == pair.Ethnicity);
        // 88 % declare, and 93 % of them say.
        ShouldBeBinomial(groups.Count(pair => pair.Said is not (null or EthnicGroup.Refused or EthnicGroup.PreferNotToSay)), Workers.Count, 0.88 * 0.93, "of known ethnicity");
    }

    [Fact]
    public void Every_question_is_left_out_refused_and_answered_as_often_as_the_parameters_say()
    {
        Declarations.Reticence.Value.Select(row => row.Characteristic).Should().Equal(Characteristics.All.Select(asked => asked.Code));
        foreach (var (asked, row) in Characteristics.All.Zip(Declarations.Reticence.Value))
        {
            var said = Declared.Select(one => asked.CodeOf(one.Step.Answers!)).ToList();
            ShouldBeBinomial(said.Count(code => code is null), said.Count, row.LeftOut / 100.0, $"{asked.Code} left out");
            ShouldBeBinomial(said.Count(code => code == "refused"), said.Count, row.Refused / 100.0, $"{asked.Code} refused");
            ShouldBeBinomial(said.Count(code => code == "prefer-not-to-say"), said.Count, row.PreferNotToSay / 100.0, $"{asked.Code} not said");
        }
    }

    [Fact]
    public void The_answers_have_the_shares_of_the_parameters()
    {
        ShouldHaveTheShares(Declarations.Religions, answers => answers.ReligionOrBelief, ReligionOrBelief.Refused, ReligionOrBelief.PreferNotToSay);
        ShouldHaveTheShares(Declarations.SexualOrientations, answers => answers.SexualOrientation, SexualOrientation.Refused, SexualOrientation.PreferNotToSay);
        ShouldHaveTheShares(Declarations.GenderReassignments, answers => answers.GenderReassignment, GenderReassignment.Refused, GenderReassignment.PreferNotToSay);
        ShouldHaveTheShares(Declarations.MaritalStatuses, answers => answers.MaritalStatus, MaritalStatus.Refused, MaritalStatus.PreferNotToSay);
        var disabled = Declared.Select(one => one.Step.Answers!.Disability).Where(said => said is Disability.Disabled or Disability.NotDisabled).ToList();
        ShouldBeBinomial(disabled.Count(said => said == Disability.Disabled), disabled.Count, 0.10, "disabled");
        Declared.Should().OnlyContain(one => one.Step.Answers!.PregnancyAndMaternity != PregnancyAndMaternity.PregnantOrOnMaternityLeave || one.Worker.Characteristics.Sex == Sex.Female);
        Declared.Should().Contain(one => one.Step.Answers!.PregnancyAndMaternity == PregnancyAndMaternity.PregnantOrOnMaternityLeave);
    }

    // Whoever declined to say would otherwise be a group with results of its own, which nobody put in.
    [Fact]
    public void Whether_somebody_declares_says_nothing_of_how_they_do()
    {
        var declared = Declared.Select(one => one.Worker.Ordinal).ToHashSet();
        var first = Workers.SelectMany(worker => EventsOf(worker).OfType<JourneyEvent.ResultReleased>().Take(1).Select(released => (Declares: declared.Contains(worker.Ordinal), IsMet: released.NotMet.Count == 0))).ToList();
        var share = first.Count(one => one.IsMet) / (double)first.Count;

        ShouldBeBinomial(first.Count(one => one is { Declares: false, IsMet: true }), first.Count(one => !one.Declares), share, "met by those who do not declare");
    }

    private static void ShouldHaveTheShares<T>(Parameter<IReadOnlyList<WeightedAnswer<T>>> parameter, Func<EqualityAnswers, T?> asked, params T[] unsaid)
        where T : struct, Enum
    {
        var said = Declared.Select(one => asked(one.Step.Answers!)).OfType<T>().Where(answer => !unsaid.Contains(answer)).ToList();
        foreach (var row in parameter.Value)
            ShouldBeBinomial(said.Count(answer => answer.Equals(row.Answer)), said.Count, row.Weight / parameter.Value.Sum(each => each.Weight), row.Answer.ToString());
    }

    private static int WorkingDays(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            days += Reference.Calendar.IsWorkingDay(day) ? 1 : 0;
        return days;
    }

    // Four standard errors, since some fifty shares are looked at; a handful where hardly anybody is expected.
    private static void ShouldBeBinomial(int count, int of, double share, string what) =>
        ((double)count).Should().BeApproximately(of * share, Math.Max(3, 4 * Math.Sqrt(of * share * (1 - share))), what);
}
