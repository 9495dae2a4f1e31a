using Naas.Application.People;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

public sealed class PersonValueSpecs
{
    [Theory]
    [InlineData("SW12345", "SW12345")]
    [InlineData(" sw 123 45 ", "SW12345")]
    [InlineData("S1", "S1")]
    [InlineData("AB0123456789", "AB0123456789")]
    public void A_registration_number_is_normalised(string written, string number) => Number(written).Reveal().Should().Be(number);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("SW")]
    [InlineData("12345")]
    [InlineData("SWE12345")]
    [InlineData("SW01234567890")]
    [InlineData("SW12E45")]
    [InlineData("SW12345X")]
    [InlineData("SW-12345")]
    [InlineData("SW\t12345")]
    [InlineData("SW١٢٣")]
    [InlineData("ŚW123")]
    public void Anything_else_is_no_registration_number(string? written) => RegistrationNumber.IsValid(written).Should().BeFalse();

    [Fact]
    public void Nothing_personal_prints_or_serialises_by_itself()
    {
        var number = Number("SW12345");
        var details = Details("Ada", "Okafor");
        var record = new PersonRecord(Journey(1), number, details.Name, details.DateOfBirth);

        string[] printed = [$"{number}", $"{details.Name}", $"{details}", $"{record}", System.Text.Json.JsonSerializer.Serialize(number)];

        string.Join('\n', printed).Should().NotContainAny("12345", "Ada", "Okafor", "1984");
    }

    [Theory]
    [InlineData("Ada", "")]
    [InlineData("Ada", "  ")]
    [InlineData("Ada", "\u200b")]
    [InlineData("Ada", "-")]
    [InlineData("Ada", "Oka\nfor")]
    [InlineData("Ada", "Oka\u0000for")]
    [InlineData("Ada", "Oka\ud800for")]
    public void What_is_no_name_is_refused_without_repeating_it(string given, string family)
    {
        PersonName.IsValid(given, family).Should().BeFalse();
        var make = () => new PersonName(given, family);
        make.Should().Throw<ArgumentException>().Which.Message.Should().NotContainAny("Ada", "Oka");
    }

    [Fact]
    public void A_name_has_an_upper_bound_and_loses_the_blanks_around_it()
    {
        PersonName.IsValid(new string('a', 100), new string('b', 100)).Should().BeTrue();
        PersonName.IsValid("Ada", new string('b', 101)).Should().BeFalse();
        new PersonName(" Ada ", " Okafor").Should().Be(new PersonName("Ada", "Okafor"));
    }
}
