using Naas.Domain.Employers;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class When_a_role_is_shown(PostgresFixture postgres)
{
    [Fact]
    [Trait("Rule", "S-23")]
    public async Task It_ends_with_the_employment_in_which_it_is_held()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Started(2, Wigan, "2018-01-03"),
            RoleStarted(1, 1, EntryRoute.Established, "2018-01-03", notBefore: null, expectedBy: null), RoleStarted(2, 2, EntryRoute.Established, "2018-01-03", notBefore: null, expectedBy: null),
            Ended(1, Leeds, "2018-08-31"));
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);

        ReadSide.Value(await reading.SummaryAsync(1)).Roles.Select(role => role.To).Should().Equal(Day("2018-08-31"), null);
    }
}
