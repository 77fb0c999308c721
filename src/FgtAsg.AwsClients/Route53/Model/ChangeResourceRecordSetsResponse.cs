#nullable disable

using Amazon.Runtime;

namespace Amazon.Route53.Model;

public class ChangeResourceRecordSetsResponse : AmazonWebServiceResponse
{
    public ChangeInfo ChangeInfo { get; set; }
}
