using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

public class AmazonSimpleSystemsManagementRequest : AmazonWebServiceRequest;
