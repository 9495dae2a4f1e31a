using System.CommandLine;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Api.Http.Endpoints;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Reference;

namespace Naas.Api.Tests.CommandLine;

/// <summary>What somebody at a terminal may get wrong is answered with one sentence, never with a stack trace.</summary>
public sealed class VerbSpecs
{
    private static readonly ReferenceData Reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));

    [Theory]
    [InlineData("employer", null, null, "An employer acts for an organisation; name it, such as --organisation E08000035.")]
    [InlineData("employer", "NOPE", null, "There is no organisation 'NOPE' in the reference data, so nobody can be its employer; see reference/organisations.json for those there are.")]
    [InlineData("employer", "leeds", null, "'leeds' is no organisation code; they look like E08000035.")]
    [InlineData("worker", null, null, "A worker sees one journey; name it with --journey, such as the 'journey' that a registration answers with.")]
    [InlineData("worker", null, "00000000-0000-0000-0000-000000000000", "--journey must be the id of a journey; this one is all zeros.")]
    [InlineData("auditor", null, "0f8fad5b-d9cb-469f-a165-70867728950e", "--journey is for the role worker only; leave it out for auditor.")]
    public void A_token_that_nobody_could_sign_in_with_is_refused_in_words(string role, string? organisation, string? journey, string sentence) =>
        Saying(() => TokenVerb.CallerOf(role, organisation, journey is null ? null : Guid.Parse(journey), null, Reference)).Should().Be(sentence);

    [Theory]
    [InlineData("system")]
    [InlineData("nobody")]
    public void Only_roles_that_can_sign_in_are_offered(string role) =>
        Saying(() => TokenVerb.CallerOf(role, null, null, null, Reference)).Should().StartWith($"There is no role '{role}' to sign in with; use one of: adjudicator, assessor, ").And.NotContain(" system");

    [Fact]
    public void A_delivery_partner_stands_in_no_reference_data() =>
        TokenVerb.CallerOf("delivery-partner", "DELIVERY-PARTNER", null, null, Reference).Role.Should().Be(Role.DeliveryPartner);

    [Theory]
    [InlineData("banana")]
    [InlineData("Host=localhost;Port=banana")]
    [InlineData("Host=localhost;Port=99999")]
    [InlineData("Port=5432")]
    [InlineData("")]
    public void A_connection_string_that_is_none_is_refused_and_not_repeated(string text) =>
        Saying(() => DataFolder.Checked(text)).Should().StartWith("The connection string").And.EndWith(".").And.NotContain("banana");

    [Fact]
    public void A_new_data_folder_is_its_owner_s_alone()
    {
        using var around = new TemporaryFolder();

        var folder = new DataFolder(around.File("new"));

        File.GetUnixFileMode(folder.Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.IsInUse.Should().BeFalse();
    }

    [Fact]
    public void A_log_that_was_forgotten_is_asked_for_before_anything_is_written_into_another()
    {
        using var around = new TemporaryFolder();
        var folder = new DataFolder(around.File("data"));
        var forgotten = () => folder.ThrowIfLogForgotten(null);

        forgotten.Should().NotThrow("no server was here yet");
        folder.NoteEventLog(NaasSettings.EventStoreOf("esdb://naas:secret@one:2114"));
        Saying(forgotten).Should().Contain("had its event log in esdb://one:2114, and none is named now").And.NotContain("secret");
        folder.ThrowIfLogForgotten("esdb://two");
        folder.ThrowIfLogForgotten("postgres");
        File.WriteAllText(Path.Combine(folder.Path, "event-log"), "");
        forgotten.Should().NotThrow("nothing was noted");
        folder.NoteEventLog(null);
        forgotten.Should().NotThrow("its own database it was");
        Options.On(folder).Should().Be($" --data '{folder.Path}'");
    }

    [Fact]
    public void The_log_that_is_named_on_the_line_goes_before_the_one_of_the_environment_and_is_the_leaders()
    {
        var settings = new NaasSettings("", Url: null, "", Development: true) { EventStore = NaasSettings.EventStoreOf("esdb://one") };

        settings.On(null).EventStore!.ToString().Should().Be("esdb://one:2113");
        settings.On("esdb://two").EventStore!.ToString().Should().Be("esdb://two:2113");
        settings.On("postgres").EventStore.Should().BeNull();
        Saying(() => settings.On("esdb://two?nodePreference=follower")).Should().EndWith("'nodePreference' of the event log can only be leader, which is meant without it: another node may not have yet what was just written.");
    }

    [Fact]
    public void Every_verb_that_takes_a_log_takes_it_in_the_same_words()
    {
        foreach (var verb in (Command[])[UpVerb.Create(), RebuildVerb.Create(), ProjectionsVerb.Create(), DueVerb.Create(), FiguresVerb.Create(), BeginEpochVerb.Create()])
        {
            verb.Options.Single(option => option.Name == "--event-log").Description.Should().Be(
                "Where the event log stands: 'postgres' for the database, or an EventStoreDB such as esdb://localhost:2113?tls=false; the one of Naas__EventLog when it is left out.", verb.Name);
        }
    }

    [Fact]
    public void Who_has_to_rebuild_is_told_from_which_log_and_no_password()
    {
        var settings = new NaasSettings("", Url: null, "", Development: true);
        var beside = settings.On("esdb://ann:banana@two?tls=false");

        (settings.EventLog, beside.EventLog).Should().Be(("postgres", "esdb://two:2113"));
        UpVerb.OfAnotherLog(settings).Should().EndWith("until they are made anew from it: './naas rebuild --event-log postgres'.");
        UpVerb.OfAnotherLog(beside).Should().EndWith("until they are made anew from it: './naas rebuild --event-log …' with that log's address.");
        CopyVerb.WhatIsLeftToDo("postgres").Should().EndWith("they are made anew from it with './naas rebuild --event-log postgres'.");
        CopyVerb.WhatIsLeftToDo("esdb://ann:banana@two").Should().EndWith("they are made anew from it with './naas rebuild --event-log …' with that log's address.");
        BeginEpochVerb.WhatIsLeftToDo.Should().EndWith("the read models are made from it with './naas rebuild --event-log …' with that log's address.");
    }

    [Fact]
    public void A_mistyped_option_is_no_name_of_a_read_model()
    {
        Saying(() => RebuildVerb.Chosen(["timeline", "--dryrun"])).Should().Be("There is no option '--dryrun'; did you mean '--dry-run'?");
        Saying(() => RebuildVerb.Chosen(["timelines"])).Should().StartWith("There is no projection 'timelines'. There are: ");
        RebuildVerb.Chosen(["timeline"]).Should().Equal("timeline");
    }

    [Fact]
    public void How_a_read_model_does_is_said_in_words()
    {
        var state = new ProjectionState("timeline", 1, 3, "x.10", 0, 0, 1.5, 0, 0, HasLeader: true, Fault: null);

        ProjectionsVerb.InWords(state).Should().Equal("timeline             up to date; nothing parked; generation 3");
        ProjectionsVerb.InWords(state with { Gap = 1, AgeSeconds = 2.25, ParkedStreams = 1, ParkedEvents = 4 }).Should()
            .Equal("timeline             1 event behind, the oldest for 2.3 s; 1 stream parked with 4 events: mend, then --resume; generation 3");
        ProjectionsVerb.InWords(state with { Position = null, Gap = null }).Should().Equal("timeline             nothing read yet; nothing parked; generation 3");
        ProjectionsVerb.InWords(state with { Gap = null }).Should().Equal("timeline             made from another log: rebuild it; nothing parked; generation 3");
        ProjectionsVerb.InWords(state with { Gap = null, LogDamaged = true }).Should().Equal("timeline             cannot be read on, since the log is not what it must be; nothing parked; generation 3");
        ProjectionsVerb.InWords(state with { HasLeader = false }).Last().Should().Contain("no server keeps it up to date at this moment");
        ProjectionsVerb.InWords(state with { Fault = "division by zero" }).Last().Should().EndWith("fault: division by zero");
    }

    [Fact]
    public void What_is_parked_is_told_with_its_reason_and_how_many_more_there_are()
    {
        var parked = new ParkedState("journey-1", 4, "mark-recorded", "There is no such element.", new DateTimeOffset(2026, 11, 22, 9, 5, 0, TimeSpan.Zero), 3);
        var state = new ProjectionState("timeline", 1, 3, "x.10", 0, 0, 1.5, 2, 5, HasLeader: true, Fault: null) { Parked = [parked], ResumedStreams = 1 };

        ProjectionsVerb.InWords(state).Should().Equal(
            "timeline             up to date; 2 streams parked with 5 events: mend, then --resume; generation 3",
            "                     journey-1 from revision 4 (mark-recorded), since 2026-11-22 09:05 UTC: There is no such element.",
            "                     and 1 stream more",
            "                     1 stream on again, 2 still parked");
    }

    [Fact]
    public void Only_other_rows_of_the_same_version_are_an_alarm()
    {
        var other = new RebuildReport("timeline", 2, 2, new LogPosition(Guid.Empty, 9), 9, [new TableComparison("entry", 1, 1, "a", "b")], Equal: false, RebuildOutcome.Differs, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        RebuildVerb.ExitCode([other]).Should().Be(Verbs.Differs);
        RebuildVerb.ExitCode([other with { LiveVersion = 1, Outcome = RebuildOutcome.Switched }]).Should().Be(Verbs.Ok);
        RebuildVerb.ExitCode([other with { Equal = true }, other with { Position = null }]).Should().Be(Verbs.Ok);
        RebuildState.Of(other).Position.Should().Be("00000000000000000000000000000000.9");
    }

    private static string Saying(Action action) => action.Should().Throw<OperatorException>().Which.Message;
}
