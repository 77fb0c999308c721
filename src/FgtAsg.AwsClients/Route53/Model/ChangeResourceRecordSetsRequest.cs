#nullable disable

namespace Amazon.Route53.Model;

/// <summary>Creates, changes or deletes records of one zone: all of the batch, or nothing.</summary>
public class ChangeResourceRecordSetsRequest : AmazonRoute53Request
{
    public ChangeBatch ChangeBatch { get; set; }

    /// <summary>The zone, with or without the <c>/hostedzone/</c> that Route 53 writes before it.</summary>
    public string HostedZoneId { get; set; }
}
