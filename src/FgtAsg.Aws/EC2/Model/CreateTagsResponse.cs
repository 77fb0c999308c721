using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class CreateTagsResponse : AmazonWebServiceResponse;
