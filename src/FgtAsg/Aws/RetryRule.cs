using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>
/// Which answers of one AWS API are worth another try besides the transient ones: mostly those by which EC2 says "not yet"
/// (its describes and ids are eventually consistent, attaching and detaching are asynchronous).
/// </summary>
internal sealed class RetryRule(params string[] codes)
{
    public static readonly RetryRule None = new();
    public static readonly RetryRule CreateNetworkInterface = new(AwsErrorCodes.SubnetFull, AwsErrorCodes.ConcurrentTagAccess);

    public static readonly RetryRule AttachNetworkInterface = new(
        AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.IncorrectState, AwsErrorCodes.IncorrectInstanceState, AwsErrorCodes.InstanceNotReady,
        AwsErrorCodes.InstanceNotFound);

    public static readonly RetryRule ModifyNetworkInterface = new(
        AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.AttachmentNotFound, AwsErrorCodes.IncorrectState);

    public static readonly RetryRule AllocateAddress = new(AwsErrorCodes.AddressCapacity, AwsErrorCodes.ConcurrentTagAccess);

    public static readonly RetryRule AssociateAddress = new(
        AwsErrorCodes.AllocationNotFound, AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.IncorrectInstanceState, AwsErrorCodes.InstanceNotReady);

    public static readonly RetryRule ReleaseAddress = new(AwsErrorCodes.AddressInUse);

    /// <summary>Of something that was made a moment ago and is not described yet: "not found" may mean "not yet".</summary>
    public static readonly RetryRule ReleaseNewAddress = new(
        AwsErrorCodes.AddressInUse, AwsErrorCodes.AllocationNotFound, AwsErrorCodes.AddressNotFound);

    /// <inheritdoc cref="ReleaseNewAddress"/>
    public static readonly RetryRule DeleteNewNetworkInterface = new(AwsErrorCodes.InterfaceNotFound);

    /// <summary>S3 says so of changes of one object that come at once.</summary>
    public static readonly RetryRule TrackFile = new(AwsErrorCodes.OperationAborted);

    public static readonly RetryRule AutoScaling = new(AwsErrorCodes.ResourceContention);

    private readonly HashSet<string> _codes = new(codes, StringComparer.Ordinal);

    public bool Covers(Exception exception) => exception is AmazonServiceException { ErrorCode: { } code } && _codes.Contains(code);
}
