using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Naas.Fitness.Catalogues;

/// <summary>The doc comments of an assembly, as its build wrote them, in Markdown.</summary>
internal sealed class DocComments
{
    private readonly IReadOnlyDictionary<string, XElement> _members;

    private DocComments(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        _members = XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
    }

    public static DocComments OfTheDomain { get; } = new(Repository.Domain);

    /// <summary>What a type says of itself; null when it says nothing.</summary>
    public string? Of(Type type) => Text(_members.GetValueOrDefault($"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>What a property or an enumeration's code says of itself; null when it says nothing.</summary>
    public string? Of(MemberInfo member) =>
        Text(_members.GetValueOrDefault($"{(member is PropertyInfo ? 'P' : 'F')}:{NameOf(member.DeclaringType!)}.{member.Name}")?.Element("summary"));

    /// <summary>What a record says of one of its values; null when it says nothing.</summary>
    public string? OfParameter(Type record, string parameter) =>
        Text(_members.GetValueOrDefault($"T:{NameOf(record)}")?.Elements("param").FirstOrDefault(param => param.Attribute("name")!.Value == parameter));

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string? Text(XElement? element) =>
        element is null ? null : Regex.Replace(string.Concat(element.Nodes().Select(Text)), @"\s+", " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Referred(see.Attribute("cref")!.Value),
        XElement { Name.LocalName: "paramref" } named => $"`{JsonNamingPolicy.CamelCase.ConvertName(named.Attribute("name")!.Value)}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "em" } emphasised => $"*{emphasised.Value}*",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>A value by its name in JSON, a type by its own.</summary>
    private static string Referred(string cref)
    {
        var name = cref[(cref.LastIndexOf('.') + 1)..];
        return cref.StartsWith("P:", StringComparison.Ordinal) ? $"`{JsonNamingPolicy.CamelCase.ConvertName(name)}`" : $"`{name}`";
    }
}
