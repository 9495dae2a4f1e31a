using Naas.Web.Problems;

namespace Naas.Web.Pages;

/// <summary>The list of every problem.</summary>
public sealed class ProblemsModel(IProblemPages problems) : NaasPage
{
    public IReadOnlyList<ProblemPage> All => problems.All;

    public override string Title => "Problems the API answers with";
}
