using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>
/// The answers of one AWS API that are retried besides transient failures. Most are EC2's way of saying "not yet": describes and ids are
/// eventually consistent, and attaching and detaching are asynchronous.
/// </summary>
internal sealed class RetryRule(params string[] codes)
{
    /// <summary>
    /// How long EC2 may not know a new resource. A longer wait would only cover resources that EC2 deleted with their instance.
    /// </summary>
    private static readonly TimeSpan VisibilityWindow = TimeSpan.FromSeconds(10);

    public static readonly RetryRule None = new();
    public static readonly RetryRule CreateNetworkInterface = new(AwsErrorCodes.SubnetFull, AwsErrorCodes.ConcurrentTagAccess);

    public static readonly RetryRule AttachNetworkInterface = new(
        AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.IncorrectState, AwsErrorCodes.IncorrectInstanceState, AwsErrorCodes.InstanceNotReady,
        AwsErrorCodes.InstanceNotFound)
    { IsAuthorizedByTag = true };

    public static readonly RetryRule ModifyNetworkInterface = new(
        AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.AttachmentNotFound, AwsErrorCodes.IncorrectState)
    { IsAuthorizedByTag = true };

    public static readonly RetryRule AllocateAddress = new(AwsErrorCodes.AddressCapacity, AwsErrorCodes.ConcurrentTagAccess);

    public static readonly RetryRule AssociateAddress = new(
        AwsErrorCodes.AllocationNotFound, AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.IncorrectInstanceState,
        AwsErrorCodes.InstanceNotReady)
    { IsAuthorizedByTag = true };

    public static readonly RetryRule ReleaseAddress = new(AwsErrorCodes.AddressInUse);

    /// <summary>For a new resource that EC2 does not describe yet: "not found" may mean "not yet".</summary>
    public static readonly RetryRule ReleaseNewAddress = new(
        AwsErrorCodes.AddressInUse, AwsErrorCodes.AllocationNotFound, AwsErrorCodes.AddressNotFound)
    { Window = VisibilityWindow, IsAuthorizedByTag = true };

    /// <inheritdoc cref="ReleaseNewAddress"/>
    public static readonly RetryRule DeleteNewNetworkInterface = new(AwsErrorCodes.InterfaceNotFound)
    { Window = VisibilityWindow, IsAuthorizedByTag = true };

    /// <summary>A volume allows one snapshot in 15 seconds and few pending ones. Snapshots of other tools count too.</summary>
    public static readonly RetryRule CreateSnapshot = new(
        AwsErrorCodes.SnapshotRateExceeded, AwsErrorCodes.ConcurrentSnapshots, AwsErrorCodes.PendingSnapshots,
        AwsErrorCodes.ConcurrentTagAccess)
    { Window = TimeSpan.FromMinutes(1) };

    /// <summary>S3's answer to simultaneous changes of one object.</summary>
    public static readonly RetryRule TrackFile = new(AwsErrorCodes.OperationAborted) { Window = TimeSpan.MaxValue };

    public static readonly RetryRule TagInstance = new(AwsErrorCodes.InstanceNotFound, AwsErrorCodes.ConcurrentTagAccess)
    { IsAuthorizedByTag = true };

    /// <summary>Another write or transaction of the same item was in progress.</summary>
    public static readonly RetryRule Table = new(AwsErrorCodes.TransactionConflict, AwsErrorCodes.TransactionInProgress)
    { Window = TimeSpan.MaxValue };

    public static readonly RetryRule AutoScaling = new(AwsErrorCodes.ResourceContention) { Window = TimeSpan.MaxValue };

    /// <summary>A group that Auto Scaling is changing can be changed a little later.</summary>
    public static readonly RetryRule ChangeGroup = new(AwsErrorCodes.ResourceContention, AwsErrorCodes.ScalingActivityInProgress)
    { Window = TimeSpan.MaxValue };

    private readonly HashSet<string> _codes = new(codes, StringComparer.Ordinal);

    /// <summary>How long such an answer is taken to mean "not yet".</summary>
    private TimeSpan Window { get; init; } = RetryContext.ConsistencyWindow;

    /// <summary>For a new resource whose tags the role's policy checks: a refusal may mean that IAM does not see the tags yet.</summary>
    private bool IsAuthorizedByTag { get; init; }

    /// <param name="elapsed">
    /// Since the first covered answer. Earlier time, such as that of a stalled process, says nothing about EC2.
    /// </param>
    public bool Covers(Exception exception, TimeSpan elapsed) => exception is AmazonServiceException { ErrorCode: { } code }
        && (_codes.Contains(code)
            ? elapsed < Window
            : IsAuthorizedByTag && code == AwsErrorCodes.NotAuthorized && elapsed < VisibilityWindow);
}
