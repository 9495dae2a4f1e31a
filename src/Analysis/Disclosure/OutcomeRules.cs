namespace Naas.Analysis.Disclosure;

/// <summary>What else is withheld in a table of outcomes: there a count of those who met the standard also tells of those who did not.</summary>
/// <param name="Outcome">The dimension that divides a group into met and not met.</param>
/// <param name="Geography">The dimension whose total is the national level.</param>
internal sealed record OutcomeRules(string Outcome, string Geography);
