using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// The item that says under which name a licence is given out. There is one for each licence that was ever read, so no second name of it
/// can be given out. It stays when its name is withdrawn.
/// </summary>
/// <param name="Digest">Of the licence's text.</param>
/// <param name="License">The name; null when the name that had it was given another content.</param>
/// <param name="AvailableSince">From when on it may be given out; null where the name's item says it.</param>
/// <param name="Revision">Counts its changes.</param>
internal sealed record LicenseDigest(string Digest, string? License, string? AvailableSince, long? Revision)
{
    public const string Kind = "licensefile";

    public string Category => KeyOf(Digest);

    public static string KeyOf(string digest) => $"{Kind}#{digest}";

    public static LicenseDigest From(string digest, IReadOnlyDictionary<string, AttributeValue>? item) =>
        new(digest, item?.Text("License"), item?.Text("AvailableSince"), item?.Number("Revision"));
}
