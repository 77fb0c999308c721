using System.Globalization;
using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Sandbox.Route53;

/// <summary>The account's hosted zones. Thread-safe.</summary>
public sealed class HostedZones
{
    private readonly Lock _lock = new();
    private readonly List<HostedZone> _zones = [];
    private int _made;

    public HostedZones()
        : this(new RequestBuckets(RequestLimits.None, TimeProvider.System))
    {
    }

    internal HostedZones(RequestBuckets limits) => Limits = limits;

    public IReadOnlyList<HostedZone> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _zones];
            }
        }
    }

    /// <summary>The remaining request limits of the account.</summary>
    internal RequestBuckets Limits { get; }

    /// <param name="id">With or without <c>/hostedzone/</c>.</param>
    public HostedZone Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(zone => zone.Id == id.Split('/')[^1])
            ?? throw new NoSuchHostedZoneException(
                $"No hosted zone found with ID: {id}", ErrorType.Sender, "NoSuchHostedZone", "request-1", HttpStatusCode.NotFound);
    }

    /// <param name="name">With or without the dot at its end.</param>
    /// <param name="isPrivate">Whether it is a private hosted zone for VPCs.</param>
    public HostedZone Create(string name, bool isPrivate)
    {
        lock (_lock)
        {
            var zone = new HostedZone(string.Create(CultureInfo.InvariantCulture, $"Z{++_made:D20}"), name, isPrivate);
            _zones.Add(zone);
            return zone;
        }
    }

    public void Delete(string id)
    {
        lock (_lock)
        {
            var zone = Get(id);
            if (zone.State.Records.Any(record => record.Type is not ("NS" or "SOA")))
            {
                throw new AmazonRoute53Exception(
                    "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
                    ErrorType.Sender,
                    "HostedZoneNotEmpty",
                    "request-1",
                    HttpStatusCode.BadRequest);
            }

            _zones.Remove(zone);
        }
    }
}
