using System.Text.Json;
using Naas.Infrastructure.Samples;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

public class ParameterSpecs
{
    [Fact]
    public void Every_parameter_has_a_source_or_is_called_an_assumption_with_a_sentence()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ParametersFile));
        var parameters = ParametersOf(document.RootElement).ToList();

        parameters.Should().HaveCountGreaterThan(100);
        foreach (var parameter in parameters)
        {
            if (parameter.TryGetProperty("source", out var source))
                source.GetString().Should().NotBeNullOrWhiteSpace();
            else
                parameter.GetProperty("because").GetString().Should().EndWith(".", $"{parameter} says in a sentence why").And.Match(_ => parameter.GetProperty("assumption").GetBoolean());
        }
    }

    // What nobody published must say so, however plausible the number.
    [Fact]
    public void Every_size_of_an_effect_is_an_assumption()
    {
        var scores = Parameters.Scores;

        new[] { scores.EthnicityEffects.Assumption, scores.AgePerDecade.Assumption, scores.AfterFiveYears.Assumption, scores.GainPerRetake.Assumption, scores.CommonShare.Assumption, scores.Simulated.Assumption }
            .Should().OnlyContain(isAssumption => isAssumption);
    }

    [Theory]
    [InlineData("\"seed\": { \"value\": 1 }", "$.seed")]
    [InlineData("\"seed\": { \"value\": 1, \"assumption\": true }", "$.seed")]
    [InlineData("\"seed\": { \"value\": 1, \"source\": \"C16\", \"assumption\": true, \"because\": \"Both.\" }", "$.seed")]
    [InlineData("\"seed\": 1", "$.seed")]
    [InlineData("\"people\": { \"givenNames\": [\"Ada\"] }", "$.people.givenNames[0]")]
    public void A_parameter_without_its_label_is_refused_by_name(string json, string where)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "{ \"title\": \"A sample\", " + json + " }");

            ((Action)(() => SampleParametersFile.Load(file))).Should().Throw<SampleFileException>().WithMessage($"*at {where}:*");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<JsonElement> ParametersOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("value", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => ParametersOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ParametersOf),
        _ => [],
    };
}
