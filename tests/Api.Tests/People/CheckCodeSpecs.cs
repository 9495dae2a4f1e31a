using Naas.Application.People;
using Naas.Infrastructure.People;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>One-time codes: read as people write them, used once, for one journey, for thirty days.</summary>
[Trait("Rule", "S-37")]
public sealed class CheckCodeSpecs(TemporaryCluster cluster)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Issued = new(2018, 7, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_code_is_read_as_people_write_it()
    {
        var code = CheckCode.Parse("1010-1010-101M");

        foreach (var written in (string[])["10101010101M", "1o1o iolo l0im", " lolO-1010-101m "])
            CheckCode.Parse(written).Should().Be(code, written);
        code.Reveal().Should().Be("1010-1010-101M");
        code.ToString().Should().NotContain("101");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1010-1010-101")]
    [InlineData("1010-1010-101MN")]
    [InlineData("1010-1010-101U")]
    [InlineData("1010-1010-101é")]
    [InlineData("1010_1010_101M")]
    public void What_is_no_code_is_none(string? text) => CheckCode.IsValid(text).Should().BeFalse();

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        for (var n = 0; n < 20; n++)
        {
            var code = CheckCode.New().Reveal().Replace("-", "", StringComparison.Ordinal);
            CheckCode.IsValid(code).Should().BeTrue();
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var other in Alphabet.Where(other => other != code[at]))
                    CheckCode.IsValid($"{code[..at]}{other}{code[(at + 1)..]}").Should().BeFalse();
            }
        }
    }

    [Fact]
    public async Task Of_many_uses_at_once_exactly_one_wins()
    {
        await using var directory = await OpenAsync(cluster);
        await ReserveAsync(directory, 1);
        for (var round = 0; round < 5; round++)
        {
            var code = CheckCode.New();
            await Codes(directory).IssueAsync(code, Journey(1), Issued, Ct);

            var uses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Codes(directory).UseAsync(code, Journey(1), Issued, Ct)));

            uses.Count(won => won).Should().Be(1);
        }
    }

    [Fact]
    public async Task A_code_opens_its_workers_journey_until_its_last_moment_and_no_other()
    {
        await using var directory = await OpenAsync(cluster);
        await ReserveAsync(directory, 1);
        await ReserveAsync(directory, 2);
        var (codes, inTime, late) = (Codes(directory), CheckCode.New(), CheckCode.New());
        await codes.IssueAsync(inTime, Journey(1), Issued, Ct);
        await codes.IssueAsync(late, Journey(1), Issued, Ct);
        var expires = Issued.AddDays(30);

        (await codes.UseAsync(inTime, Journey(2), Issued, Ct)).Should().BeFalse();
        (await codes.UseAsync(inTime, null, Issued, Ct)).Should().BeFalse();
        (await Codes(directory, NewKey()).UseAsync(inTime, Journey(1), Issued, Ct)).Should().BeFalse("it is found by a keyed hash");
        (await codes.UseAsync(inTime, Journey(1), expires.AddMicroseconds(-1), Ct)).Should().BeTrue();
        (await codes.UseAsync(late, Journey(1), expires, Ct)).Should().BeFalse();
    }

    private static PostgresCheckCodes Codes(PeopleDirectory directory, string? lookup = null) => new(directory.Database, Keys(("Master", Master), ("Lookup", lookup ?? Lookup)));

    private static async Task ReserveAsync(PeopleDirectory directory, int n) =>
        _ = await directory.People.ReserveAsync(Number($"SW{n}"), Details("Ada", "Okafor"), Command(n), Journey(n), Ct);
}
