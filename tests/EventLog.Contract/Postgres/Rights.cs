using Naas.Application.EventLog;
using Npgsql;

namespace Naas.EventLog.Contract.Postgres;

public sealed class Rights(TemporaryCluster cluster) : PostgresTest(cluster)
{
    [Theory]
    [InlineData("update es.events set data = '{}'")]
    [InlineData("update es.events set recorded_at = now() where position = 1")]
    [InlineData("delete from es.events")]
    [InlineData("delete from es.events where position = 1")]
    [InlineData("truncate es.events")]
    [InlineData("delete from es.streams")]
    [InlineData("truncate es.streams")]
    [InlineData("delete from es.head")]
    [InlineData("update es.event_types set name = 'other'")]
    public async Task Not_even_the_owner_changes_what_was_recorded(string sql)
    {
        await Open().FillAsync(0, 2);

        var change = () => Database.ExecuteAsync(sql);

        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ObjectNotInPrerequisiteState);
        (await Database.QueryAsync<long>("select count(*) from es.events_readable where data <> '{}'")).Should().Be(2);
    }

    [Theory]
    [InlineData("insert into es.events select position + 1, stream_id, version + 1, event_id, type_id, schema_version, data, meta, recorded_at from es.events")]
    [InlineData("update es.events set data = '{}'")]
    [InlineData("delete from es.events")]
    [InlineData("truncate es.events")]
    [InlineData("insert into es.streams (name, version) values ('journey-x', 0)")]
    [InlineData("update es.streams set version = 9")]
    [InlineData("delete from es.streams")]
    [InlineData("update es.head set position = 9")]
    [InlineData("insert into es.event_types (name) values ('other')")]
    [InlineData("alter table es.events disable trigger all")]
    [InlineData("drop schema es cascade")]
    [InlineData("create table es.mine (a int)")]
    [InlineData("create or replace function es.refuse_change() returns trigger language plpgsql as 'begin return null; end'")]
    public async Task The_application_may_not_touch_the_tables(string sql)
    {
        await Open().FillAsync(0, 1);
        await using var command = Database.Application.CreateCommand(sql);

        var change = () => command.ExecuteNonQueryAsync(Stop);

        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    // array of streams, first revisions, counts, event requests, event ordinals
    [Theory]
    [InlineData("more counted than there are", "array['a']", "array[0]", "array[2]", "array[1]", "array[0]")]
    [InlineData("fewer counted than there are", "array['a']", "array[0]", "array[1]", "array[1,1]", "array[0,0]")]
    [InlineData("an ordinal left out", "array['a']", "array[0]", "array[2]", "array[1,1]", "array[0,2]")]
    [InlineData("an ordinal twice", "array['a']", "array[0]", "array[2]", "array[1,1]", "array[0,0]")]
    [InlineData("a stream twice", "array['a','a']", "array[0,1]", "array[1,1]", "array[1,2]", "array[0,0]")]
    [InlineData("no such request", "array['a']", "array[0]", "array[1]", "array[2]", "array[0]")]
    [InlineData("no stream name", "array['A b']", "array[0]", "array[1]", "array[1]", "array[0]")]
    [InlineData("an event less than none", "array['a','b']", "array[0,0]", "array[2,-1]", "array[1]", "array[0]")]
    public async Task A_batch_that_would_break_the_log_is_refused_whole(
        string what, string streams, string revisions, string counts, string requests, string ordinals)
    {
        await Open().FillAsync(0, 1);
        await using var command = Database.Application.CreateCommand($$"""
            with e as (select cardinality({{requests}}) as n)
            select es.append({{streams}}, {{revisions}}::bigint[], {{counts}}, array_fill(now(), array[cardinality({{streams}})]),
                array['t'], {{requests}}, {{ordinals}}, array(select gen_random_uuid() from generate_series(1, n)),
                array_fill(1, array[n]), array_fill(1, array[n]), array_fill('{}'::bytea, array[n]), array_fill('{}'::bytea, array[n]))
            from e
            """);

        var append = () => command.ExecuteNonQueryAsync(Stop);

        await append.Should().ThrowAsync<PostgresException>(what);
        (await Database.QueryAsync<long>("select position from es.head")).Should().Be(1);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact]
    public async Task People_read_bodies_as_jsonb_and_odd_ones_as_text()
    {
        var log = Open();
        await log.AppendAsync(Some.Stream(1), ExpectedRevision.None,
            Some.Event(1),
            Some.Event(2) with { Data = Some.Json("""{"t":"\u0000"}""") },
            Some.Event(3) with { Data = Some.Json("""{"n":1e999999}""") });

        (await Database.QueryAsync<int>("select (data ->> 'number')::int from es.events_readable where type = 'journey-registered' and revision = 0")).Should().Be(1);
        (await Database.QueryAsync<string>("select string_agg(data #>> '{}', ' ' order by position) from es.events_readable where revision > 0"))
            .Should().Be("""{"t":"\u0000"} {"n":1e999999}""");
    }
}
