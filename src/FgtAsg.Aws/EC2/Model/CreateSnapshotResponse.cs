#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class CreateSnapshotResponse : AmazonWebServiceResponse
{
    /// <summary>Still <c>pending</c>: the data is copied after the call.</summary>
    public Snapshot Snapshot { get; set; }
}
