using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace FgtAsg.Sandbox.FrontEnd.Objects.Store;

/// <summary>An object's tags in S3's two forms.</summary>
internal static class Tagging
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <param name="header"><c>x-amz-tagging</c>: as a query string.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> FromHeader(string header) =>
        [.. QueryHelpers.ParseQuery(header).Select(tag => KeyValuePair.Create(tag.Key, tag.Value.ToString()))];

    public static IReadOnlyList<KeyValuePair<string, string>> FromXml(string xml) =>
    [
        .. XElement.Parse(xml).Descendants().Where(element => element.Name.LocalName == "Tag").Select(tag =>
            KeyValuePair.Create(TextOf(tag, "Key"), TextOf(tag, "Value"))),
    ];

    public static string ToXml(IEnumerable<KeyValuePair<string, string>> tags) => new XElement(
        Namespace + "Tagging",
        new XElement(
            Namespace + "TagSet",
            tags.Select(tag => new XElement(Namespace + "Tag", new XElement(Namespace + "Key", tag.Key), new XElement(Namespace + "Value", tag.Value)))))
        .ToString(SaveOptions.DisableFormatting);

    private static string TextOf(XElement tag, string name) => tag.Elements().First(element => element.Name.LocalName == name).Value;
}
