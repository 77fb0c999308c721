using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Fleets.Zones;

namespace FgtAsg.Simulation.World;

/// <summary>A hosted zone's records, by Route 53's rules: a batch is made as a whole or not at all, and DELETE names the values that are there.</summary>
internal sealed class Zone
{
    public const string Id = "Z0123456789ABCDEFGHIJ";
    public const string Name = "fw.example.internal";

    private Dictionary<RecordSetKey, (string Value, long Ttl)> _records = [];

    /// <summary>Each as "name type value".</summary>
    public IEnumerable<string> Records => _records.Select(r => $"{r.Key.Name} {r.Key.Type} {r.Value.Value}").Order(StringComparer.Ordinal);

    public ZoneState State => new(Id, [.. _records.Select(r => new ZoneRecord(r.Key.Name, r.Key.Type, r.Key.Identifier, r.Value.Ttl, [r.Value.Value]))]);

    public void Apply(ChangeResourceRecordSetsRequest request)
    {
        if (request.HostedZoneId != Id)
        {
            throw new NoSuchHostedZoneException(
                $"No hosted zone found with ID: {request.HostedZoneId}", ErrorType.Sender, "NoSuchHostedZone", "request-1", HttpStatusCode.NotFound);
        }

        var changed = new Dictionary<RecordSetKey, (string Value, long Ttl)>(_records);
        foreach (var change in request.ChangeBatch.Changes)
        {
            var set = change.ResourceRecordSet;
            var key = new RecordSetKey(set.Name, set.Type.Value, set.SetIdentifier);
            var value = (set.ResourceRecords.Single().Value, set.TTL!.Value);
            if (change.Action == ChangeAction.UPSERT)
            {
                if (changed.Keys.Any(other => other.Name == key.Name && other.Type == key.Type && (other.Identifier is null) != (key.Identifier is null)))
                {
                    throw Invalid($"RRSet with DNS name {set.Name}., type {set.Type}, SetIdentifier {set.SetIdentifier} cannot be created because a non multivalue answer rrset exists with the same name and type.");
                }

                changed[key] = value;
            }
            else if (!changed.TryGetValue(key, out var current))
            {
                throw Invalid($"Tried to delete resource record set [name='{set.Name}.', type='{set.Type}', set-identifier='{set.SetIdentifier}'] but it was not found");
            }
            else if (current != value)
            {
                throw Invalid(
                    $"Tried to delete resource record set [name='{set.Name}.', type='{set.Type}', set-identifier='{set.SetIdentifier}'] but the values provided do not match the current values");
            }
            else
            {
                changed.Remove(key);
            }
        }

        _records = changed;
    }

    private sealed record RecordSetKey(string Name, string Type, string? Identifier);

    private static InvalidChangeBatchException Invalid(string message) =>
        new($"[{message}]", ErrorType.Sender, "InvalidChangeBatch", "request-1", HttpStatusCode.BadRequest);
}
