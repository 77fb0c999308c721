using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.StepFunctions.Model;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>
/// Which requests must not be sent twice: the one list for all clients of the function. A request on the list is repeated only after the
/// service's own word that it throttled the call, never after a time-out, a lost connection or a server error.
/// </summary>
internal static class RepeatRules
{
    private const string OutcomeUnknown = "FgtAsg.OutcomeUnknown";

    // By the type's name: a type test would load the assembly of a service that the function may never call.
    public static bool IsSafeToRepeat(this IRequestContext request) => request.OriginalRequest.GetType().Name switch
    {
        // These have no client token: the second one allocates another address, or makes another snapshot.
        nameof(AllocateAddressRequest) or nameof(CreateSnapshotRequest) => false,
        // Nor have these: a command would run twice, and a message would come twice.
        nameof(SendCommandRequest) or nameof(PublishRequest) => false,
        // The second one may lower the desired capacity a second time.
        nameof(TerminateInstanceInAutoScalingGroupRequest) => false,
        // The name is the token: without one, the second request starts another execution.
        nameof(StartExecutionRequest) => request.OriginalRequest is StartExecutionRequest { Name: not null },
        // Each other request reads, has a client token (CreateNetworkInterface), or leads to the same state when it comes twice.
        _ => true,
    };

    /// <summary>Remembers that an attempt ended without the service's word on what became of it.</summary>
    public static void MarkOutcomeUnknown(this IRequestContext request) => request.ContextAttributes[OutcomeUnknown] = true;

    /// <summary>
    /// The policies ask this before every repetition, those on a stale connection too, which Core's retry handler does on its own and
    /// without asking which error it was.
    /// </summary>
    public static bool MayRepeat(this IRequestContext request) =>
        request.IsSafeToRepeat() || !request.ContextAttributes.ContainsKey(OutcomeUnknown);
}
