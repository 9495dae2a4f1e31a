using Naas.Infrastructure.ReadModels;
using Naas.Testing;

namespace Naas.Projections.Specs;

/// <summary>A copied row is the row that a parameter would have written, to the last bit.</summary>
public sealed class WhenRowsAreCopied(PostgresFixture postgres)
{
    private static readonly Columns<Value> Columns = new()
    {
        { "flag", value => value.Flag },
        { "small", value => value.Small },
        { "large", value => value.Large },
        { "number", value => value.Number },
        { "words", value => value.Words },
        { "json", value => value.Json },
        { "id", value => value.Id },
        { "day", value => value.Day },
        { "moment", value => value.Moment },
    };

    private static readonly Value[] Values =
    [
        new(true, 0, 0, 0m, "", "[]", Guid.Empty, new DateOnly(2000, 1, 1), new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        new(false, 1, 1, 1m, "Łódź 𝒳 é", """{"b":1,"a":[2,null]}""", new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), new DateOnly(2018, 7, 2), new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.Zero).AddTicks(1_234_560)),
        new(null, int.MaxValue, long.MaxValue, 5.000000m, "tab\tline\n\\N", "null", null, DateOnly.MaxValue, DateTimeOffset.MaxValue),
        new(null, int.MinValue, long.MinValue, -12_345.000017m, null, null, null, DateOnly.MinValue, DateTimeOffset.MinValue),
        new(null, -1, -1, 10_000m, "a", "1.50", null, new DateOnly(1999, 12, 31), new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero)),
        new(null, null, null, decimal.MaxValue, "b", "\"c\"", null, null, null),
        new(null, null, null, decimal.MinValue, "b", "true", null, null, null),
        new(null, null, null, 0.0000000000000000000000000001m, "b", "{}", null, null, null),
        new(null, null, null, -0.00m, "b", "{}", null, null, null),
        new(null, null, null, 99_999_999.9999m, "b", "{}", null, null, null),
        new(null, null, null, 100_000_000.10m, "b", "{}", null, null, null),
        new(null, null, null, null, "b", "{}", null, null, null),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_what_parameters_write()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);
        await ExecuteAsync("copied-tables");

        var rows = new BinaryRows("copied", ["int4", "bool", "int4", "int8", "numeric", "text", "jsonb", "uuid", "date", "timestamptz"]);
        foreach (var value in Values)
        {
            rows.Begin(7);
            Columns.Write(value, rows);
        }

        await using (var copy = await connection.BeginRawBinaryCopyAsync(SqlText.Of(typeof(ReadSide), "copied-in"), Cancellation))
            await copy.WriteAsync(rows.End(), Cancellation);
        await using (var insert = connection.Command(SqlText.Of(typeof(ReadSide), "copied-inserted"), [.. Columns.ValuesOf(Values).Select(column => (column.Name, (object?)column.Values))]))
            _ = await insert.ExecuteNonQueryAsync(Cancellation);

        rows.Count.Should().Be(Values.Length);
        (await reading.TextsAsync("copied-rows")).Should().HaveCount(Values.Length).And.Equal(await reading.TextsAsync("copied-rows-by-parameters"));

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.Command(SqlText.Of(typeof(ReadSide), sql));
            _ = await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Every_table_takes_what_its_rows_give()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);

        foreach (var table in JourneyProjections.All.SelectMany(projection => projection.Tables))
        {
            var target = (await TableShape.OfAsync(connection, table, Cancellation)).In(2);

            target.Sql.Should().Be($"copy rm.{table.Name}_g2 (generation, {string.Join(", ", table.ColumnNames)}) from stdin (format binary);\n");
            target.Rows().Count.Should().Be(0);
        }
    }

    [Fact]
    public void A_value_of_another_type_than_the_column_is_a_bug_that_is_told()
    {
        var rows = new BinaryRows("copied", ["int4", "int8"]);
        rows.Begin(1);

        var write = () => rows.Write(1);

        write.Should().Throw<InvalidOperationException>().WithMessage("Column 2 of copied is of the type BigInteger, and a row gives Integer.");
    }

    [Fact]
    public void A_row_that_lacks_a_value_or_has_one_too_many_is_never_sent()
    {
        var rows = new BinaryRows("copied", ["int4", "text"]);
        rows.Begin(1);

        var early = () => rows.End();
        var next = () => rows.Begin(1);
        early.Should().Throw<InvalidOperationException>().WithMessage("A row of copied has 1 values for 2 columns.");
        next.Should().Throw<InvalidOperationException>();
        rows.Write("whole");
        var more = () => rows.Write("more");
        more.Should().Throw<InvalidOperationException>().WithMessage("A row of copied has no more than 2 columns.");
    }

    [Fact]
    public void A_type_that_nobody_can_write_is_told_at_once()
    {
        var make = () => new BinaryRows("copied", ["int4", "point"]);

        make.Should().Throw<ArgumentException>().WithMessage("Rows cannot hold a point*");
    }

    private sealed record Value(bool? Flag, int? Small, long? Large, decimal? Number, string? Words, string? Json, Guid? Id, DateOnly? Day, DateTimeOffset? Moment);
}
