using System.Text.RegularExpressions;
using Naas.Domain.Employers;
using Naas.Infrastructure.Reference;

namespace Naas.Fitness;

/// <summary>What the files beside the program must hold for the rules to be decided by them.</summary>
public sealed class Reference_data
{
    private static readonly ReferenceData Reference = ReferenceData.Load(Path.Combine(Repository.Root, "reference"));

    [Fact]
    [Trait("Rule", "R-009")]
    public void Every_local_authority_is_an_English_one() =>
        Reference.Organisations.Select(named => named.Organisation).Where(organisation => organisation.Kind == OrganisationKind.LocalAuthority)
            .Should().NotBeEmpty().And.OnlyContain(authority => Regex.IsMatch(authority.Code.Value, "^E0[6-9][0-9]{6}$|^E10[0-9]{6}$"), "the codes of the Office for National Statistics begin with the country");
}

/// <summary>R-005: what happens here changes nothing with the regulator, so nothing here even has a word for it.</summary>
public sealed class The_regulators_register
{
    private static readonly Regex Status = new(@"(registration|register|regulator|regulatory|hcpc)[ _-]?(status|state|sanction|condition)|struck[ _-]?off|fitness[ _-]?to[ _-]?practi[sc]e", RegexOptions.IgnoreCase);

    [Fact]
    [Trait("Rule", "R-005")]
    public void Is_written_by_nothing() =>
        Repository.Files("src", ".cs", ".sql", ".cshtml").Where(path => Status.IsMatch(Repository.Text(path)))
            .Should().BeEmpty("no code path knows a status on the regulator's register, so none can write it");

    [Theory]
    [InlineData("worker.RegistrationStatus = Suspended", true)]
    [InlineData("update naas.person set registration_status = 'lapsed'", true)]
    [InlineData("public sealed record StruckOff(DateOnly On)", true)]
    [InlineData("public sealed record SocialWorkerRegistered(DateOnly On)", false)]
    [InlineData("registration_number", false)]
    public void The_scan_knows_one_when_it_sees_it(string source, bool found) => Status.IsMatch(source).Should().Be(found);
}
