#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DeleteSnapshotResponse : AmazonWebServiceResponse;
