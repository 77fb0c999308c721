using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>
/// Which answers of one AWS API are worth another try besides the transient ones: mostly those by which EC2 says "not yet"
/// (its describes and ids are eventually consistent, attaching and detaching are asynchronous).
/// </summary>
internal sealed class RetryRule(params string[] codes)
{
    /// <summary>How long what was just made may be unknown to EC2. Longer is a wait for what EC2 deleted with the instance meanwhile.</summary>
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
        AwsErrorCodes.AllocationNotFound, AwsErrorCodes.InterfaceNotFound, AwsErrorCodes.IncorrectInstanceState, AwsErrorCodes.InstanceNotReady)
    { IsAuthorizedByTag = true };

    public static readonly RetryRule ReleaseAddress = new(AwsErrorCodes.AddressInUse);

    /// <summary>Of something that was made a moment ago and is not described yet: "not found" may mean "not yet".</summary>
    public static readonly RetryRule ReleaseNewAddress = new(
        AwsErrorCodes.AddressInUse, AwsErrorCodes.AllocationNotFound, AwsErrorCodes.AddressNotFound)
    { Window = VisibilityWindow, IsAuthorizedByTag = true };

    /// <inheritdoc cref="ReleaseNewAddress"/>
    public static readonly RetryRule DeleteNewNetworkInterface = new(AwsErrorCodes.InterfaceNotFound)
    { Window = VisibilityWindow, IsAuthorizedByTag = true };

    /// <summary>A volume takes one snapshot in 15 seconds, and has few in the making at once: those of others too.</summary>
    public static readonly RetryRule CreateSnapshot = new(
        AwsErrorCodes.SnapshotRateExceeded, AwsErrorCodes.ConcurrentSnapshots, AwsErrorCodes.PendingSnapshots, AwsErrorCodes.ConcurrentTagAccess)
    { Window = TimeSpan.FromMinutes(1) };

    /// <summary>S3 says so of changes of one object that come at once.</summary>
    public static readonly RetryRule TrackFile = new(AwsErrorCodes.OperationAborted) { Window = TimeSpan.MaxValue };

    public static readonly RetryRule TagInstance = new(AwsErrorCodes.InstanceNotFound, AwsErrorCodes.ConcurrentTagAccess) { IsAuthorizedByTag = true };

    /// <summary>Another write, or transaction, of the same item was under way.</summary>
    public static readonly RetryRule Table = new(AwsErrorCodes.TransactionConflict, AwsErrorCodes.TransactionInProgress)
    { Window = TimeSpan.MaxValue };

    public static readonly RetryRule AutoScaling = new(AwsErrorCodes.ResourceContention) { Window = TimeSpan.MaxValue };

    /// <summary>A group that Auto Scaling is at work on can be changed a little later.</summary>
    public static readonly RetryRule ChangeGroup = new(AwsErrorCodes.ResourceContention, AwsErrorCodes.ScalingActivityInProgress)
    { Window = TimeSpan.MaxValue };

    private readonly HashSet<string> _codes = new(codes, StringComparer.Ordinal);

    /// <summary>How long such an answer is believed to mean "not yet".</summary>
    private TimeSpan Window { get; init; } = RetryContext.ConsistencyWindow;

    /// <summary>Of something new, whose tags the role's policy asks for: a refusal may mean that IAM does not see them yet.</summary>
    private bool IsAuthorizedByTag { get; init; }

    /// <param name="exception">The answer.</param>
    /// <param name="elapsed">Since the first such answer: what came before it, a process that stalled say, tells nothing about EC2.</param>
    public bool Covers(Exception exception, TimeSpan elapsed) => exception is AmazonServiceException { ErrorCode: { } code }
        && (_codes.Contains(code) ? elapsed < Window : IsAuthorizedByTag && code == AwsErrorCodes.NotAuthorized && elapsed < VisibilityWindow);
}
