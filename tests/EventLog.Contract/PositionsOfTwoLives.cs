using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

/// <summary>An epoch may begin between any two reads: whoever holds positions of both is told so, and of no fault of the program's.</summary>
public sealed class PositionsOfTwoLives
{
    [Fact]
    public void Are_not_compared_and_said_to_be_of_a_log_that_was_restored()
    {
        var before = new LogPosition(new Guid("11111111-1111-1111-1111-111111111111"), 7);
        var after = new LogPosition(new Guid("22222222-2222-2222-2222-222222222222"), 3);

        FluentActions.Invoking(() => before > after).Should().Throw<LogEpochException>()
            .WithMessage("Position 11111111111111111111111111111111.7 cannot be compared with 22222222222222222222222222222222.3: the log was restored in between.");
    }
}
