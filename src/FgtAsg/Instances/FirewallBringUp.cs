using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.BringUp;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>
/// The part of a launch between the resources and the hook's completion: FortiOS gets its password and license, and proves it.
/// </summary>
internal sealed class FirewallBringUp(
    FortiOsOptions options, BringUpService service, DrawGate gate, GroupMembers members, FleetMetrics metrics, ILogger logger)
{
    /// <summary>Whether a launch may draw a license at its beginning.</summary>
    public async Task<bool> DrawsLicenseAsync(InstanceId id, RetryContext retry) => !await gate.IsClosedAsync(id, retry);

    /// <param name="attached">The instance's interfaces; null for a bring-up that has begun.</param>
    /// <exception cref="BringUpFailedException">The firewall cannot be brought up.</exception>
    /// <exception cref="LaunchRefusedException">Its license is not proven in time, and the settings ask for a proven one.</exception>
    /// <exception cref="LifecycleActionOverException">The instance is leaving or gone.</exception>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<(BringUpOutcome Outcome, BringUpTurn? Turn)> StepAsync(
        LaunchResumed resumed,
        InstanceRecord record,
        IReadOnlyList<NetworkInterface>? attached,
        LifecycleHook hook,
        Invocation invocation,
        RetryContext retry)
    {
        // The check is the heartbeat of this turn. A firewall that the hook's timeout let into service is licensed nevertheless.
        if (await hook.IsActiveAsync(retry) == false
            && await members.SettledMembershipOfAsync(record.Id, retry) != GroupMembership.InService)
        {
            throw new LifecycleActionOverException(record.Id);
        }

        var host = attached is null ? null : HostOf(record.Id, attached);
        var (outcome, turn) = await service.StepAsync(record, resumed, host, invocation.WriterFor(record.Id), retry);
        if (outcome is not BringUpOutcome.Unproven unproven)
        {
            return (outcome, turn);
        }

        metrics.LicenseUnproven();
        logger.LicenseUnproven(record.Id.Value, unproven.Reason, options.WhenUnproven);
        return options.WhenUnproven == WhenExhausted.Continue ? (outcome, turn) : throw new LaunchRefusedException([unproven.Reason]);
    }

    private string HostOf(InstanceId id, IReadOnlyList<NetworkInterface> attached) =>
        attached.FirstOrDefault(i => i.DeviceIndex() == options.DeviceIndex)?.PrivateIpAddress is { Length: > 0 } address
            ? address
            : throw new LaunchRefusedException(
                [$"{id} has no interface with the device index {options.DeviceIndex}, which fortios_interface asks for"]);
}
