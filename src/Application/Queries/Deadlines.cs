using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Naas.Application.Deadlines;
using Naas.Domain.Assessments;

namespace Naas.Application.Queries;

/// <summary>What falls due up to a day and is then settled by itself: lapses, expiries, reminders and what is overdue, of everybody.</summary>
/// <param name="Until">The last day that is looked at; what was due before and is not settled yet is among it.</param>
/// <param name="After">The <see cref="DeadlinePage.Next"/> of the page before; null for the beginning.</param>
/// <param name="Maximum">At most so many journeys.</param>
public sealed record ListDeadlines(DateOnly Until, DeadlineCursor? After, int Maximum) : Query<DeadlinePage>;

/// <summary>What is expected up to a day and only reported when it is missed (S-42): putting forward, accreditation, retakes, decisions on reviews.</summary>
/// <inheritdoc cref="ListDeadlines"/>
public sealed record ListExpectations(DateOnly Until, DeadlineCursor? After, int Maximum) : Query<ExpectationPage>;

/// <summary>A place in a list by days: the first day of a journey, then the journey.</summary>
public sealed record DeadlineCursor(DateOnly On, Guid Journey)
{
    private const int Longest = 100;

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd}/{Journey}")));

    public static bool TryParse(string text, out DeadlineCursor? cursor)
    {
        cursor = null;
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('/');
        if (parts.Length != 2 || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) || !Guid.TryParse(parts[1], out var journey))
            return false;
        cursor = new DeadlineCursor(on, journey);
        return true;
    }
}

/// <param name="Journeys">How many journeys there are from this page on, those of it included.</param>
/// <param name="Deadlines">In the order of each journey's first day; all of a journey stand together, by their days.</param>
/// <param name="Next">Ask for what follows after this; null at the end.</param>
public sealed record DeadlinePage(DateOnly Until, long Journeys, IReadOnlyList<FallsDue> Deadlines, string? Next);

/// <summary>Something that falls due.</summary>
/// <param name="Command">What settles it, in the role <c>system</c>.</param>
/// <param name="Level">Null for what concerns the whole journey.</param>
/// <param name="Number">Of the endorsement, the attempt, the employment, or the months of the reminder; 0 where there is only one.</param>
/// <param name="On">The day on which it takes effect: the first after the last that counted.</param>
public sealed record FallsDue(Guid Journey, string Command, Level? Level, int Number, DateOnly On);

/// <param name="Expectations">In the order of each journey's first day; all of a journey stand together, by their days.</param>
/// <param name="Next">Ask for what follows after this; null at the end.</param>
public sealed record ExpectationPage(DateOnly Until, IReadOnlyList<IsExpected> Expectations, string? Next);

/// <summary>Something that is expected. Nothing follows from missing it but a report (S-42).</summary>
/// <param name="Number">Of the role, of the attempt that was not met, or of the review.</param>
/// <param name="By">The last day on which it is not missed.</param>
public sealed record IsExpected(Guid Journey, ExpectedOf What, Level Level, int Number, DateOnly By);
