namespace FgtAsg.Tests.Aws;

/// <summary>Answers as the services write them.</summary>
internal static class Bodies
{
    public const string Allocated =
        """
        <AllocateAddressResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <requestId>r-1</requestId><publicIp>203.0.113.7</publicIp><domain>vpc</domain><allocationId>eipalloc-1</allocationId>
        </AllocateAddressResponse>
        """;

    public const string NoAddresses =
        """
        <DescribeAddressesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <requestId>r-2</requestId><addressesSet/>
        </DescribeAddressesResponse>
        """;

    public const string Created =
        """
        <CreateNetworkInterfaceResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <requestId>r-3</requestId><networkInterface><networkInterfaceId>eni-1</networkInterfaceId></networkInterface>
        </CreateNetworkInterfaceResponse>
        """;

    public const string Completed =
        """
        <CompleteLifecycleActionResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <CompleteLifecycleActionResult/><ResponseMetadata><RequestId>r-4</RequestId></ResponseMetadata>
        </CompleteLifecycleActionResponse>
        """;

    public static string EC2Error(string code, string message = "As the service puts it.") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>r-e</RequestID></Response>
        """;

    public static string QueryError(string code, string type = "Sender", string message = "As the service puts it.") =>
        $"""
        <ErrorResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <Error><Type>{type}</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-q</RequestId>
        </ErrorResponse>
        """;
}
