using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace FgtAsg.Tests.Support;

/// <summary>A hosted zone's records, by Route 53's rules: a batch is made as a whole or not at all, and DELETE names the values that are there.</summary>
internal sealed class Zone
{
    public const string Id = "Z0123456789ABCDEFGHIJ";
    public const string Name = "fw.example.internal";

    private Dictionary<(string Name, string Type), (string Value, long Ttl)> _records = [];

    /// <summary>Each as "name type value".</summary>
    public IEnumerable<string> Records => _records.Select(r => $"{r.Key.Name} {r.Key.Type} {r.Value.Value}").Order(StringComparer.Ordinal);

    public void Apply(ChangeResourceRecordSetsRequest request)
    {
        if (request.HostedZoneId != Id)
        {
            throw new NoSuchHostedZoneException(
                $"No hosted zone found with ID: {request.HostedZoneId}", ErrorType.Sender, "NoSuchHostedZone", "request-1", HttpStatusCode.NotFound);
        }

        var changed = new Dictionary<(string Name, string Type), (string Value, long Ttl)>(_records);
        foreach (var change in request.ChangeBatch.Changes)
        {
            var set = change.ResourceRecordSet;
            var key = (set.Name, set.Type.Value);
            var value = (Assert.Single(set.ResourceRecords).Value, set.TTL!.Value);
            if (change.Action == ChangeAction.UPSERT)
            {
                changed[key] = value;
            }
            else if (!changed.TryGetValue(key, out var current))
            {
                throw Invalid($"Tried to delete resource record set [name='{set.Name}.', type='{set.Type}'] but it was not found");
            }
            else if (current != value)
            {
                throw Invalid(
                    $"Tried to delete resource record set [name='{set.Name}.', type='{set.Type}'] but the values provided do not match the current values");
            }
            else
            {
                changed.Remove(key);
            }
        }

        _records = changed;
    }

    private static InvalidChangeBatchException Invalid(string message) =>
        new($"[{message}]", ErrorType.Sender, "InvalidChangeBatch", "request-1", HttpStatusCode.BadRequest);
}
