using Naas.Analysis.Anonymity;

namespace Naas.Analysis.Specs.Anonymity;

[Trait("Rule", "R-142")]
public sealed class When_records_are_made_alike
{
    private static readonly AnonymityPolicy Policy = AnonymityPolicy.NaasAnonymity1;

    [Fact]
    public void Who_shares_everything_with_enough_others_is_left_as_told()
    {
        var made = Generalisation.Of(Policy, Repeated(5, "practitioner", "North West", "2019-09", "30-39", "female", "white", "not-disabled", "2-to-under-5"), least: 5);

        made.Records.Should().OnlyContain(record => record.Class == Class("practitioner", "North West", "2019-09", "30-39", "female", "white", "not-disabled", "2-to-under-5"));
        made.Steps.Should().BeEmpty();
        (made.Withheld, made.After).Should().Be((0, new AnonymityMeasure(Records: 5, Classes: 1, K: 5, BelowFive: 0, BelowLeast: 0, L: 1, OfOneOutcome: 5)));
    }

    [Fact]
    public void The_month_becomes_a_quarter_before_anything_else_is_told_less()
    {
        var made = Generalisation.Of(Policy, [.. Repeated(2, "practitioner", "London", "2019-07", "30-39", "male", "black", "disabled", "under-2"), .. Repeated(3, "practitioner", "London", "2019-09", "30-39", "male", "black", "disabled", "under-2")], least: 5);

        made.Records.Should().OnlyContain(record => record.Class == Class("practitioner", "London", "2019-Q3", "30-39", "male", "black", "disabled", "under-2"));
        made.Steps.Should().Equal(new StepTaken("sat-in by quarter", 5));
        (made.Before.K, made.Before.BelowFive, made.Before.Classes).Should().Be((2, 5, 2));
        (made.After.K, made.After.BelowFive, made.After.Classes).Should().Be((5, 0, 1));
    }

    [Fact]
    public void Only_those_who_are_too_few_are_told_more_coarsely()
    {
        var many = Repeated(6, "practitioner", "London", "2019-09", "30-39", "female", "white", "not-disabled", "under-2");
        var few = Repeated(5, "practitioner", "London", "2019-09", "30-39", "female", "white", "not-disabled", "2-to-under-5").Select((record, at) => record with { Values = record.Values.SetItem(7, $"service {at}") });

        var made = Generalisation.Of(Policy, [.. many, .. few], least: 5);

        made.Records.Select(record => record.Values[7]).Should().Equal([.. Enumerable.Repeat("under-2", 6), .. Enumerable.Repeat("*", 5)]);
        made.Records.Select(record => record.Values[2]).Should().Equal([.. Enumerable.Repeat("2019-09", 6), .. Enumerable.Repeat("2019-Q3", 5)]);
        made.Steps.Should().Equal(new StepTaken("sat-in by quarter", 5), new StepTaken("service not told", 5));
    }

    [Fact]
    public void Not_known_is_a_category_of_its_own_and_never_the_same_as_not_told()
    {
        var made = Generalisation.Of(Policy, [.. Repeated(5, "practitioner", "London", "2019-09", "30-39", "not-known", "white", "disabled", "under-2"), .. Repeated(5, "practitioner", "London", "2019-09", "30-39", "female", "white", "disabled", "under-2")], least: 5);

        made.Records.Select(record => record.Values[4]).Should().Equal([.. Enumerable.Repeat("not-known", 5), .. Enumerable.Repeat("female", 5)]);
        made.After.Classes.Should().Be(2);
    }

    [Fact]
    public void Too_few_to_be_alike_even_when_nothing_is_told_are_withheld_and_counted()
    {
        var made = Generalisation.Of(Policy, Repeated(4, "leader", "London", "2019-09", "30-39", "female", "white", "not-disabled", "under-2"), least: 5);

        made.Records.Should().BeEmpty();
        made.Withheld.Should().Be(4);
        made.Steps.Select(step => step.Name).Should().Equal(
            "sat-in by quarter", "service not told", "sat-in by year", "region not told", "disability not told", "age not told", "sat-in not told", "sex not told", "ethnic-group not told", "level not told");
        (made.Before.K, made.After).Should().Be((4, new AnonymityMeasure(0, 0, null, 0, 0, null, 0)));
    }

    [Fact]
    public void One_alone_among_many_is_withheld_and_the_many_are_not_touched()
    {
        var many = Repeated(20, "practitioner", "London", "2019-09", "30-39", "female", "white", "not-disabled", "under-2");
        var made = Generalisation.Of(Policy, [.. many, .. Repeated(1, "supervisor", "London", "2019-09", "50-59", "male", "asian", "disabled", "30-and-over")], least: 5);

        made.Records.Select(record => record.Class).Should().Equal(many.Select(record => record.Class));
        made.Withheld.Should().Be(1);
    }

    [Fact]
    public void Classes_in_which_everybody_has_one_outcome_are_reported()
    {
        var mixed = Repeated(5, "practitioner", "London", "2019-09", "30-39", "female", "white", "not-disabled", "under-2");
        var records = mixed.Concat(Repeated(7, "practitioner", "North East", "2019-09", "30-39", "female", "white", "not-disabled", "under-2")).ToList();
        records[0] = records[0] with { Outcome = "not-met" };

        var measure = AnonymityMeasure.Of(records, 6);

        measure.Should().Be(new AnonymityMeasure(Records: 12, Classes: 2, K: 5, BelowFive: 0, BelowLeast: 5, L: 1, OfOneOutcome: 7));
    }

    [Fact]
    public void Fewer_than_five_are_never_enough()
    {
        var fewer = () => Generalisation.Of(Policy, Repeated(9, "practitioner", "London", "2019-09", "30-39", "female", "white", "not-disabled", "under-2"), least: 4);

        fewer.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_record_without_a_value_for_each_characteristic_is_refused()
    {
        var short_by_one = () => Generalisation.Of(Policy, [new AnonymousRecord<int>(1, ["practitioner"], "met")], least: 5);

        short_by_one.Should().Throw<ArgumentException>().WithMessage("A record has a value for each characteristic*");
    }

    /// <summary>Whatever the records are: every class is large enough, nobody is lost or told more of, and the kept keep their order.</summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 7)]
    [InlineData(4, 10)]
    [InlineData(5, 25)]
    public void Every_class_is_large_enough_whatever_the_records(int seed, int least)
    {
        for (var run = 0; run < 40; run++)
        {
            var records = Random(new Random((seed * 1000) + run));
            var made = Generalisation.Of(Policy, records, least);

            made.Records.GroupBy(record => record.Class).Where(group => group.Count() < least).Should().BeEmpty();
            (made.After.K ?? least).Should().BeGreaterThanOrEqualTo(least);
            made.After.BelowLeast.Should().Be(0);
            (made.Records.Length + made.Withheld).Should().Be(records.Count);
            made.Records.Select(record => record.Of).Should().BeInAscendingOrder();
            foreach (var record in made.Records)
            {
                foreach (var (now, then) in record.Values.Zip(records[record.Of].Values))
                    (now == then || now == "*" || then.StartsWith(now[..4], StringComparison.Ordinal)).Should().BeTrue($"{then} became {now}");
            }
        }
    }

    private static List<AnonymousRecord<int>> Random(Random chance)
    {
        string[][] categories =
        [
            ["practitioner", "practitioner", "practitioner", "supervisor", "leader"], ["London", "North West", "elsewhere"], ["2018-11", "2019-01", "2019-03", "2019-09"], ["20-29", "30-39", "not-known"],
            ["female", "female", "male", "not-known"], ["white", "white", "asian", "black"], ["not-disabled", "not-disabled", "disabled"], ["under-2", "2-to-under-5"],
        ];
        return [.. Enumerable.Range(0, chance.Next(0, 400)).Select(at => new AnonymousRecord<int>(at, [.. categories.Select(values => values[chance.Next(values.Length)])], chance.Next(2) == 0 ? "met" : "not-met"))];
    }

    private static List<AnonymousRecord<int>> Repeated(int times, params string[] values) =>
        [.. Enumerable.Range(0, times).Select(at => new AnonymousRecord<int>(at, [.. values], "met"))];

    private static string Class(params string[] values) => new AnonymousRecord<int>(0, [.. values], "met").Class;
}
