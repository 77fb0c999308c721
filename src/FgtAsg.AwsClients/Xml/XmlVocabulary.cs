using System.Globalization;
using System.Xml.Linq;

namespace FgtAsg.AwsClients.Xml;

/// <summary>Helpers that read responses. A missing value is null, as in version 4 of the SDK.</summary>
/// <remarks>Names are compared without their XML namespace, which only depends on the service and the API version.</remarks>
internal static class XmlVocabulary
{
    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    public static int? Int(this XElement element, string name) =>
        element.Filled(name) is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    public static bool? Bool(this XElement element, string name) => element.Filled(name) is { } text ? bool.Parse(text) : null;

    /// <summary>An ISO 8601 time, as UTC.</summary>
    public static DateTime? Time(this XElement element, string name) =>
        element.Filled(name) is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime
            : null;

    public static T? Structure<T>(this XElement element, string name, Func<XElement, T> read)
        where T : class =>
        element.Child(name) is { } child ? read(child) : null;

    /// <summary>A list. The names of its items' elements do not matter. An empty list is null too, as in the SDK's XML reading.</summary>
    public static List<T>? Items<T>(this XElement element, string name, Func<XElement, T> read) =>
        element.Child(name) is { HasElements: true } list ? [.. list.Elements().Select(read)] : null;

    public static List<string>? Items(this XElement element, string name) => element.Items(name, static item => item.Value);

    private static string? Filled(this XElement element, string name) => element.Text(name) is { Length: > 0 } text ? text : null;
}
