namespace FgtAsg.Aws;

/// <summary>The AWS error codes that the function handles.</summary>
internal static class AwsErrorCodes
{
    // EC2: throttling
    public const string RequestLimitExceeded = "RequestLimitExceeded";

    // EC2: permissions. A policy with a condition on tags also gives this answer for a resource that does not exist yet or any more.
    public const string NotAuthorized = "UnauthorizedOperation";

    // EC2: instances
    public const string InstanceNotFound = "InvalidInstanceID.NotFound";
    public const string InstanceNotReady = "InvalidInstanceID";
    public const string IncorrectInstanceState = "IncorrectInstanceState";
    public const string IncorrectState = "IncorrectState";

    // EC2: network interfaces
    public const string InterfaceNotFound = "InvalidNetworkInterfaceID.NotFound";
    public const string InterfaceInUse = "InvalidNetworkInterface.InUse";
    public const string AttachmentNotFound = "InvalidAttachmentID.NotFound";
    public const string InvalidParameterValue = "InvalidParameterValue";
    public const string SubnetFull = "InsufficientFreeAddressesInSubnet";
    public const string ConcurrentTagAccess = "ConcurrentTagAccess";

    // EC2: Elastic IPs
    public const string AllocationNotFound = "InvalidAllocationID.NotFound";
    public const string AddressNotFound = "InvalidAddressID.NotFound";
    public const string AddressInUse = "InvalidIPAddress.InUse";
    public const string AssociationNotFound = "InvalidAssociationID.NotFound";
    public const string AlreadyAssociated = "Resource.AlreadyAssociated";
    public const string AddressCapacity = "InsufficientAddressCapacity";

    // EC2: disks
    public const string VolumeNotFound = "InvalidVolume.NotFound";
    public const string SnapshotNotFound = "InvalidSnapshot.NotFound";
    public const string SnapshotInUse = "InvalidSnapshot.InUse";
    public const string SnapshotRateExceeded = "SnapshotCreationPerVolumeRateExceeded";
    public const string ConcurrentSnapshots = "ConcurrentSnapshotLimitExceeded";
    public const string PendingSnapshots = "PendingSnapshotLimitExceeded";

    // Auto Scaling
    public const string ValidationError = "ValidationError";
    public const string ResourceContention = "ResourceContention";
    public const string ScalingActivityInProgress = "ScalingActivityInProgress";
    public const string InstanceRefreshInProgress = "InstanceRefreshInProgress";
    public const string NoActiveInstanceRefresh = "ActiveInstanceRefreshNotFound";

    // S3
    public const string NoSuchKey = "NoSuchKey";
    public const string PreconditionFailed = "PreconditionFailed";
    public const string ConditionalRequestConflict = "ConditionalRequestConflict";
    public const string OperationAborted = "OperationAborted";

    // DynamoDB
    public const string TransactionConflict = "TransactionConflictException";
    public const string TransactionInProgress = "TransactionInProgressException";

    // Systems Manager
    public const string AgentNotConnected = "InvalidInstanceId";
    public const string InvocationDoesNotExist = "InvocationDoesNotExist";
    public const string InvalidParameters = "InvalidParameters";
    public const string ValidationException = "ValidationException";

    // Route 53
    public const string InvalidChangeBatch = "InvalidChangeBatch";

    // Step Functions
    public const string ExecutionAlreadyExists = "ExecutionAlreadyExists";
}
