#nullable disable

namespace Amazon.Route53.Model;

/// <summary>Creates, changes or deletes records of one zone. Either the whole batch takes effect or nothing.</summary>
public class ChangeResourceRecordSetsRequest : AmazonRoute53Request
{
    public ChangeBatch ChangeBatch { get; set; }

    /// <summary>The zone's id, with or without Route 53's prefix <c>/hostedzone/</c>.</summary>
    public string HostedZoneId { get; set; }
}
