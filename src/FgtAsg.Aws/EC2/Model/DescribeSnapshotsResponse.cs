#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeSnapshotsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Snapshot> Snapshots { get; set; }
}
