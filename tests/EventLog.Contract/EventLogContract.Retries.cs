using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task A_repeated_append_gets_its_first_answer_again()
    {
        await Log.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(90));
        var first = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 3));

        var again = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 3));

        again.Should().Be(first.Should().BeOfType<AppendResult.Appended>().Subject with { AlreadyThere = true });
        (await Log.EverythingAsync()).Should().HaveCount(4);
    }

    [Fact]
    public async Task A_late_repetition_is_recognised_when_the_stream_has_grown_since()
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        var second = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(0), Some.Events(2, 2));
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(2), Some.Event(4));

        var again = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(0), Some.Events(2, 2));

        again.Should().Be(second.Should().BeOfType<AppendResult.Appended>().Subject with { AlreadyThere = true });
        (await Log.EverythingAsync()).Should().HaveCount(4);
    }

    [Fact]
    public async Task A_repetition_is_recognised_after_a_restart()
    {
        var first = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 2));

        var reopened = await ReopenAsync();
        var again = await reopened.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 2));

        again.Should().Be(first.Should().BeOfType<AppendResult.Appended>().Subject with { AlreadyThere = true });
        (await reopened.EverythingAsync()).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("another event", new[] { 7 })]
    [InlineData("the first one only is another", new[] { 7, 2 })]
    [InlineData("the last one only is another", new[] { 1, 7 })]
    [InlineData("the same, the other way round", new[] { 2, 1 })]
    [InlineData("the same and one more than there is", new[] { 1, 2, 3 })]
    public async Task An_append_that_is_only_partly_the_same_is_no_repetition(string what, int[] numbers)
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 2));

        var result = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, [.. numbers.Select(Some.Event)]);

        result.Should().Be(new AppendResult.WrongExpectedRevision(1), what);
        (await Log.EverythingAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task The_same_events_at_another_revision_are_no_repetition()
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 3));

        var result = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(0), Some.Event(3));

        result.Should().Be(new AppendResult.WrongExpectedRevision(2));
    }

    [Fact(Timeout = Patience)]
    public async Task Of_the_same_append_sent_many_times_at_once_one_copy_is_recorded()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 2)))));

        results.Should().AllBeOfType<AppendResult.Appended>().And.ContainSingle(r => !((AppendResult.Appended)r).AlreadyThere);
        (await Log.EverythingAsync()).Should().HaveCount(2);
    }
}
