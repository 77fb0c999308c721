using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace FgtAsg.Sandbox.S3;

/// <summary>An object's tags in S3's two formats.</summary>
internal static class Tagging
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <param name="header">The value of <c>x-amz-tagging</c>, a query string.</param>
    public static IReadOnlyDictionary<string, string> FromHeader(string header) =>
        Of(QueryHelpers.ParseQuery(header).SelectMany(tag => tag.Value.Select(value => (tag.Key, value ?? ""))));

    public static IReadOnlyDictionary<string, string> FromXml(string xml) => Of(XElement.Parse(xml).Descendants()
        .Where(element => element.Name.LocalName == "Tag")
        .Select(tag => (TextOf(tag, "Key"), TextOf(tag, "Value"))));

    /// <exception cref="Amazon.S3.AmazonS3Exception">InvalidTag: a key occurs twice.</exception>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<(string Key, string Value)> tags)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            if (!known.TryAdd(key, value))
            {
                throw Bucket.Fault("InvalidTag", "Cannot provide multiple Tags with the same key", System.Net.HttpStatusCode.BadRequest);
            }
        }

        return known;
    }

    public static string ToXml(IEnumerable<KeyValuePair<string, string>> tags) => new XElement(
        Namespace + "Tagging",
        new XElement(
            Namespace + "TagSet",
            tags.Select(tag => new XElement(
                Namespace + "Tag", new XElement(Namespace + "Key", tag.Key), new XElement(Namespace + "Value", tag.Value)))))
        .ToString(SaveOptions.DisableFormatting);

    private static string TextOf(XElement tag, string name) => tag.Elements().First(element => element.Name.LocalName == name).Value;
}
