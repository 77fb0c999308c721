namespace FgtAsg.Tests.Aws;

/// <summary>Response bodies in the format of the services.</summary>
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

    public const string SnapshotBegun =
        """
        <CreateSnapshotResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <requestId>r-5</requestId><snapshotId>snap-1</snapshotId><status>pending</status>
        </CreateSnapshotResponse>
        """;

    public const string CommandSent = """{"Command":{"CommandId":"c-1","Status":"Pending"}}""";

    public const string Completed =
        """
        <CompleteLifecycleActionResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <CompleteLifecycleActionResult/><ResponseMetadata><RequestId>r-4</RequestId></ResponseMetadata>
        </CompleteLifecycleActionResponse>
        """;

    public const string Terminating =
        """
        <TerminateInstanceInAutoScalingGroupResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <TerminateInstanceInAutoScalingGroupResult/><ResponseMetadata><RequestId>r-6</RequestId></ResponseMetadata>
        </TerminateInstanceInAutoScalingGroupResponse>
        """;

    public const string Refreshing =
        """
        <StartInstanceRefreshResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <StartInstanceRefreshResult><InstanceRefreshId>r-1</InstanceRefreshId></StartInstanceRefreshResult>
        </StartInstanceRefreshResponse>
        """;

    public const string Changed =
        """
        <?xml version="1.0"?>
        <ChangeResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
          <ChangeInfo>
            <Id>/change/C2682N5HXP0BZ4</Id><Status>PENDING</Status><SubmittedAt>2026-03-01T12:00:05.017Z</SubmittedAt>
            <Comment>fgt-001 &amp; fgt-002</Comment>
          </ChangeInfo>
        </ChangeResourceRecordSetsResponse>
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

    public static string Route53Error(string code, string message = "As the service puts it.") =>
        $"""
        <?xml version="1.0"?>
        <ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-53</RequestId>
        </ErrorResponse>
        """;

    /// <summary>Route 53's special format for a refused change batch.</summary>
    public static string InvalidChangeBatch(params string[] messages) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
          <Messages>{string.Concat(messages.Select(message => $"<Message>{message}</Message>"))}</Messages>
          <RequestId>r-53</RequestId>
        </InvalidChangeBatch>
        """;
}
