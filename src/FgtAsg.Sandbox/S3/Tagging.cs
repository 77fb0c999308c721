using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace FgtAsg.Sandbox.S3;

/// <summary>An object's tags in S3's two forms.</summary>
internal static class Tagging
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <param name="header"><c>x-amz-tagging</c>: as a query string.</param>
    public static IReadOnlyDictionary<string, string> FromHeader(string header) =>
        QueryHelpers.ParseQuery(header).ToDictionary(tag => tag.Key, tag => tag.Value.ToString(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> FromXml(string xml) => XElement.Parse(xml).Descendants()
        .Where(element => element.Name.LocalName == "Tag")
        .ToDictionary(tag => TextOf(tag, "Key"), tag => TextOf(tag, "Value"), StringComparer.Ordinal);

    public static string ToXml(IEnumerable<KeyValuePair<string, string>> tags) => new XElement(
        Namespace + "Tagging",
        new XElement(
            Namespace + "TagSet",
            tags.Select(tag => new XElement(Namespace + "Tag", new XElement(Namespace + "Key", tag.Key), new XElement(Namespace + "Value", tag.Value)))))
        .ToString(SaveOptions.DisableFormatting);

    private static string TextOf(XElement tag, string name) => tag.Elements().First(element => element.Name.LocalName == name).Value;
}
