using System.Security.Claims;
using Naas.Infrastructure.Security;

namespace Naas.Api.Tests.Security;

public sealed class CallerFromClaimsSpecs
{
    [Theory]
    [InlineData("role=auditor", "*subject must be an opaque id*")]
    [InlineData("sub= role=auditor", "*subject must be an opaque id*")]
    [InlineData("sub=alex@leeds.gov.uk role=auditor", "*e-mail address is none*")]
    [InlineData("sub=alex", "*names no role*")]
    [InlineData("sub=alex role=minister", "*role is none of: adjudicator, assessor, auditor,*worker*")]
    [InlineData("sub=alex role=Auditor", "*role is none of*")]
    [InlineData("sub=alex role=12", "*role is none of*")]
    [InlineData("sub=alex role=system", "*Nobody signs in as the system*")]
    [InlineData("sub=alex role=auditor role=employer", "*more than one 'role'*")]
    [InlineData("sub=alex sub=bea role=auditor", "*more than one 'sub'*")]
    [InlineData("sub=alex role=employer", "*employer's and names no organisation*")]
    [InlineData("sub=alex role=employer organisation=leeds", "*organisation must be a code*")]
    [InlineData("sub=alex role=employer organisation=E08000035 organisation=E08000003", "*more than one 'organisation'*")]
    [InlineData("sub=alex role=delivery-partner organisation=m", "*organisation must be a code*")]
    [InlineData("sub=alex role=worker", "*worker's and names no journey*")]
    [InlineData("sub=alex role=worker journey=SW12345", "*journey must be a journey's id*")]
    [InlineData("sub=alex role=worker journey=00000000-0000-0000-0000-000000000000", "*journey must be a journey's id*")]
    [InlineData("sub=alex role=auditor journey=0f8fad5b-d9cb-469f-a165-70867728950e", "*only a worker has one*")]
    public void A_token_that_does_not_say_who_in_one_role_is_refused_with_a_sentence(string claims, string sentence)
    {
        CallerFromClaims.TryRead(Principal(claims), out var caller, out var problem).Should().BeFalse();

        caller.Should().BeNull();
        problem.Should().Match(sentence).And.EndWith(".").And.NotContainAny("leeds.gov.uk", "SW12345", "minister");
    }

    [Theory]
    [InlineData("sub=alex role=dfe-operations")]
    [InlineData("sub=alex role=delivery-partner")]
    [InlineData("sub=alex role=employer organisation=E08000035")]
    [InlineData("sub=alex role=worker journey=0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("sub=alex role=auditor name=Alex")]
    public void A_token_that_says_it_is_accepted(string claims) =>
        CallerFromClaims.TryRead(Principal(claims), out _, out var problem).Should().BeTrue(problem);

    [Fact]
    public void A_principal_without_claims_is_refused() =>
        CallerFromClaims.TryRead(new ClaimsPrincipal(), out _, out _).Should().BeFalse();

    private static ClaimsPrincipal Principal(string claims) =>
        new(new ClaimsIdentity(claims.Split(' ').Select(claim => claim.Split('=')).Select(pair => new Claim(pair[0], pair[1]))));
}
