#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeInstancesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Reservation> Reservations { get; set; }
}
