namespace Naas.Domain.Equalities;

/// <summary>Age in completed years.</summary>
public enum AgeBand
{
    Under20 = 1,
    From20To29 = 2,
    From30To39 = 3,
    From40To49 = 4,
    From50To59 = 5,
    From60 = 6,
}

/// <summary>Completed years of service, in the bands in which the workforce census publishes it.</summary>
public enum ServiceBand
{
    Under2 = 1,
    From2ToUnder5 = 2,
    From5ToUnder10 = 3,
    From10ToUnder20 = 4,
    From20ToUnder30 = 5,
    From30 = 6,
}

/// <summary>Into which band a person falls on a day.</summary>
public static class Bands
{
    /// <returns>Null where the date of birth is not known, or lies after the day.</returns>
    public static AgeBand? AgeOn(DateOnly day, DateOnly? bornOn) => CompletedYears(bornOn, day) switch
    {
        null => null,
        < 20 => AgeBand.Under20,
        < 30 => AgeBand.From20To29,
        < 40 => AgeBand.From30To39,
        < 50 => AgeBand.From40To49,
        < 60 => AgeBand.From50To59,
        _ => AgeBand.From60,
    };

    /// <param name="since">The first day of the service.</param>
    /// <returns>Null where its beginning is not known, or lies after the day.</returns>
    public static ServiceBand? ServiceOn(DateOnly day, DateOnly? since) => CompletedYears(since, day) switch
    {
        null => null,
        < 2 => ServiceBand.Under2,
        < 5 => ServiceBand.From2ToUnder5,
        < 10 => ServiceBand.From5ToUnder10,
        < 20 => ServiceBand.From10ToUnder20,
        < 30 => ServiceBand.From20ToUnder30,
        _ => ServiceBand.From30,
    };

    // Who was born on 29 February is a year older on 1 March of a common year.
    private static int? CompletedYears(DateOnly? from, DateOnly day) =>
        from is { } start && start <= day ? day.Year - start.Year - ((day.Month, day.Day).CompareTo((start.Month, start.Day)) < 0 ? 1 : 0) : null;
}
