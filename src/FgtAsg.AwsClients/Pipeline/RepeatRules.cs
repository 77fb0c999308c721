using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.StepFunctions.Model;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>
/// The list of requests that must not be sent twice, for all clients of the function. A request on the list is repeated only if the
/// service reports that it throttled the call. It is never repeated after a timeout, a lost connection or a server error.
/// </summary>
internal static class RepeatRules
{
    private const string OutcomeUnknown = "FgtAsg.OutcomeUnknown";

    // Compares the type's name, because a type test would load the assembly of a service that the function may never call.
    public static bool IsSafeToRepeat(this IRequestContext request) => request.OriginalRequest.GetType().Name switch
    {
        // These have no client token: a second request allocates another address or creates another snapshot.
        nameof(AllocateAddressRequest) or nameof(CreateSnapshotRequest) => false,
        // These have no client token either: a command would run twice, and a message would be sent twice.
        nameof(SendCommandRequest) or nameof(PublishRequest) => false,
        // A second request may decrement the desired capacity again.
        nameof(TerminateInstanceInAutoScalingGroupRequest) => false,
        // The name is the token. Without a name, a second request starts another execution.
        nameof(StartExecutionRequest) => request.OriginalRequest is StartExecutionRequest { Name: not null },
        // All other requests read, have a client token (CreateNetworkInterface), or lead to the same state when they are repeated. A
        // message that SQS stores twice (SendMessage) does no harm: SQS may deliver any message twice, and the function does each once.
        _ => true,
    };

    /// <summary>Records that an attempt ended without an answer of the service about its outcome.</summary>
    public static void MarkOutcomeUnknown(this IRequestContext request) => request.ContextAttributes[OutcomeUnknown] = true;

    /// <summary>
    /// The retry policies check this before every repetition. Core's retry handler repeats a call on a stale connection without asking
    /// which error occurred, so this check covers that case too.
    /// </summary>
    public static bool MayRepeat(this IRequestContext request) =>
        request.IsSafeToRepeat() || !request.ContextAttributes.ContainsKey(OutcomeUnknown);
}
