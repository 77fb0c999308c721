using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.Route53;

/// <summary>
/// A hosted zone with Route 53's rules: a batch takes effect completely or not at all, and DELETE must contain the existing values.
/// </summary>
/// <remarks>Thread-safe. Errors are <see cref="AmazonRoute53Exception"/>s, as the SDK's Route 53 client throws them.</remarks>
public sealed class HostedZone
{
    private readonly Lock _lock = new();
    private Dictionary<RecordSetKey, ZoneRecord> _records;

    /// <param name="id">Without <c>/hostedzone/</c>.</param>
    /// <param name="name">With or without the dot at its end.</param>
    /// <param name="isPrivate">Whether it is a private hosted zone for VPCs.</param>
    public HostedZone(string id, string name, bool isPrivate)
    {
        (Id, Name, IsPrivate) = (id, FullName(name), isPrivate);
        _records = new[]
        {
            new ZoneRecord(Name, "NS", Identifier: null, 172_800, ["ns-0.awsdns-00.com."]),
            new ZoneRecord(
                Name, "SOA", Identifier: null, 900, ["ns-0.awsdns-00.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"]),
        }.ToDictionary(KeyOf);
    }

    public string Id { get; }

    /// <summary>With the dot at its end.</summary>
    public string Name { get; }

    public bool IsPrivate { get; }

    public ZoneState State
    {
        get
        {
            lock (_lock)
            {
                return new ZoneState(Id, [.. _records.Values
                    .OrderBy(record => record.Name, StringComparer.Ordinal)
                    .ThenBy(record => record.Type, StringComparer.Ordinal)
                    .ThenBy(record => record.Identifier, StringComparer.Ordinal)]);
            }
        }
    }

    /// <summary>The address records in order, each as "name type value" and without the dot at the end of the name.</summary>
    public IEnumerable<string> AddressTexts => State.Addresses
        .SelectMany(record => record.Values.Select(value => $"{record.Name.TrimEnd('.')} {record.Type} {value}"))
        .Order(StringComparer.Ordinal);

    /// <exception cref="InvalidChangeBatchException">Contains all problems of the batch.</exception>
    public void Change(ChangeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_lock)
        {
            var changed = new Dictionary<RecordSetKey, ZoneRecord>(_records);
            var problems = batch.Changes.Select(change => Apply(change, changed)).OfType<string>().ToList();
            if (problems.Count > 0)
            {
                throw new InvalidChangeBatchException(
                    $"[{string.Join(", ", problems)}]", ErrorType.Sender, "InvalidChangeBatch", "request-1", HttpStatusCode.BadRequest);
            }

            _records = changed;
        }
    }

    /// <returns>The problem of the change; null if there is none.</returns>
    private string? Apply(Change change, Dictionary<RecordSetKey, ZoneRecord> records)
    {
        var set = change.ResourceRecordSet;
        var record = new ZoneRecord(
            FullName(set.Name), set.Type.Value, set.SetIdentifier, set.TTL, [.. set.ResourceRecords?.Select(value => value.Value) ?? []])
        {
            IsMultiValueAnswer = set.MultiValueAnswer == true,
        };
        var (key, which) = (KeyOf(record), Describe(record));
        if (Refusal(record, which) is { } refusal)
        {
            return refusal;
        }

        var current = records.GetValueOrDefault(key);
        if (change.Action == ChangeAction.DELETE)
        {
            records.Remove(key);
            return current is null ? $"Tried to delete resource record set {which} but it was not found"
                : IsSame(current, record) ? null
                : $"Tried to delete resource record set {which} but the values provided do not match the current values";
        }

        if (change.Action == ChangeAction.CREATE && current is not null)
        {
            return $"Tried to create resource record set {which} but it already exists";
        }

        if (records.Keys.Any(
            other => other.Name == key.Name && other.Type == key.Type && (other.Identifier is null) != (key.Identifier is null)))
        {
            return $"RRSet with DNS name {record.Name}, type {record.Type}, SetIdentifier {record.Identifier} cannot be created "
                + "because a non multivalue answer rrset exists with the same name and type.";
        }

        records[key] = record;
        return null;
    }

    /// <summary>The reason why Route 53 refuses a record set, independent of existing records; null if it accepts the set.</summary>
    private string? Refusal(ZoneRecord record, string which) =>
        record.Name != Name && !record.Name.EndsWith('.' + Name, StringComparison.Ordinal)
            ? $"RRSet with DNS name {record.Name} is not permitted in zone {Name}"
        : record.Ttl is null || record.Values.Count == 0
            ? $"Invalid resource record set {which}: expected a TTL and at least one value"
        : record.IsMultiValueAnswer != record.Identifier is not null
            ? $"Invalid resource record set {which}: expected a set identifier with, and only with, a routing policy"
        : null;

    private static bool IsSame(ZoneRecord one, ZoneRecord other) =>
        one.Ttl == other.Ttl
        && one.IsMultiValueAnswer == other.IsMultiValueAnswer
        && one.Values.Order(StringComparer.Ordinal).SequenceEqual(other.Values.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Describe(ZoneRecord record) =>
        $"[name='{record.Name}', type='{record.Type}'{(record.Identifier is null ? "" : $", set-identifier='{record.Identifier}'")}]";

    /// <summary>Route 53 stores names in lower case with a dot at their end.</summary>
    internal static string FullName(string name)
    {
        var small = name.ToLowerInvariant();
        return small.EndsWith('.') ? small : small + '.';
    }

    private static RecordSetKey KeyOf(ZoneRecord record) => new(record.Name, record.Type, record.Identifier);

    private sealed record RecordSetKey(string Name, string Type, string? Identifier);
}
