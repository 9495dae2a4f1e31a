using Microsoft.AspNetCore.Mvc;
using Naas.Web.Problems;

namespace Naas.Web.Pages;

/// <summary>What a problem means, what mends it, and the paragraph behind it: where a problem's type address leads.</summary>
public sealed class ProblemModel(IProblemPages problems) : NaasPage
{
    public ProblemPage Problem { get; private set; } = ProblemPage.Unknown;

    public override string Title => Problem.Title;

    public IActionResult OnGet(string code)
    {
        if (problems.All.FirstOrDefault(problem => problem.Code == code) is not { } found)
            return NotFound();

        Problem = found;
        return Page();
    }
}
