namespace Naas.Domain.Assessments;

/// <summary>How somebody did in one area of the knowledge and skills statement, in the words of the feedback report (S-12, G17-A ¶67).</summary>
public enum AreaJudgement
{
    ToDevelop = 1,
    Met = 2,
    WellAbove = 3,
}

/// <summary>One area of the statement, by its number from 1, and how it went.</summary>
public readonly record struct AreaRating(int Area, AreaJudgement Judgement);

/// <summary>The judgement of each area that was looked at; an area that was not looked at is not in it.</summary>
/// <remarks>A value, so that two events with the same profile are equal; always in the order of the areas. The headings are reference data (domain B).</remarks>
public readonly record struct AreaProfile
{
    /// <summary>The highest number an area can have.</summary>
    public const int MostAreas = 31;

    private readonly ulong _bits;

    private AreaProfile(ulong bits) => _bits = bits;

    public static AreaProfile Empty => default;

    /// <summary>In the order of the areas.</summary>
    public IEnumerable<AreaRating> Ratings
    {
        get
        {
            for (var area = 1; area <= MostAreas; area++)
            {
                if (At(area) is { } judgement)
                    yield return new AreaRating(area, judgement);
            }
        }
    }

    /// <exception cref="ArgumentException">An area is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such area or judgement.</exception>
    public static AreaProfile Of(params IEnumerable<AreaRating> ratings)
    {
        var profile = Empty;
        foreach (var rating in ratings)
        {
            if (profile.At(rating.Area) is not null)
                throw new ArgumentException($"Area {rating.Area} is named twice.", nameof(ratings));
            profile = profile.With(rating);
        }

        return profile;
    }

    /// <summary>The judgement of an area; null where it was not looked at.</summary>
    public AreaJudgement? At(int area)
    {
        var judgement = (AreaJudgement)((_bits >> Shift(area)) & 3);
        return judgement == 0 ? null : judgement;
    }

    /// <summary>The highest number of an area that stands in it; 0 for none.</summary>
    public int Highest => Ratings.Select(rating => rating.Area).DefaultIfEmpty(0).Max();

    /// <summary>Both profiles in one: where both speak of an area, the lower judgement, so that the report leaves no need unnamed.</summary>
    public AreaProfile And(AreaProfile other)
    {
        var both = this;
        foreach (var rating in other.Ratings)
        {
            if (both.At(rating.Area) is not { } mine || rating.Judgement < mine)
                both = both.With(rating);
        }

        return both;
    }

    public override string ToString() => string.Join(", ", Ratings.Select(rating => $"{rating.Area} {rating.Judgement}"));

    private AreaProfile With(AreaRating rating) =>
        Enum.IsDefined(rating.Judgement)
            ? new((_bits & ~(3UL << Shift(rating.Area))) | ((ulong)rating.Judgement << Shift(rating.Area)))
            : throw new ArgumentOutOfRangeException(nameof(rating), rating.Judgement, "No such judgement.");

    private static int Shift(int area) =>
        area is >= 1 and <= MostAreas ? area * 2 : throw new ArgumentOutOfRangeException(nameof(area), area, "Areas are counted from 1.");
}
