using Amazon.Route53;
using Amazon.Route53.Model;

namespace FgtAsg.Tests.Aws;

/// <summary>Requests to Route 53.</summary>
internal static class Dns
{
    public static ChangeResourceRecordSetsRequest Request(string zone = "Z1", string name = "fgt-001.fw.internal") => new()
    {
        HostedZoneId = zone,
        ChangeBatch = new ChangeBatch
        {
            Changes =
            [
                new()
                {
                    Action = ChangeAction.UPSERT,
                    ResourceRecordSet = new()
                    {
                        Name = name,
                        Type = RRType.A,
                        TTL = 60,
                        ResourceRecords = [new() { Value = "10.0.0.7" }],
                    },
                },
            ],
        },
    };
}
