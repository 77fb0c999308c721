using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>
/// Compares firewalls in service and in the warm pool with their configuration and their entries in the track file. Pure.
/// </summary>
internal sealed class DriftPlanner(FunctionOptions options, ResourceTags resourceTags)
{
    public IEnumerable<Finding> Of(SweepSubject subject)
    {
        // EC2 may show no interfaces for a moment, or its describes may contradict each other. Then the
        // attached interfaces cannot be judged.
        if (subject.Attached.Count == 0)
        {
            yield break;
        }

        var surplus = LaunchPlanner.Surplus(options, resourceTags, subject.Id, subject.Addresses).Select(a => a.AllocationId).ToList();
        var unused = LaunchPlanner.Unused(resourceTags, subject.Id, subject.Made).Select(i => i.NetworkInterfaceId).ToList();
        var isTracked = subject.Tracked?.Shows(subject.Attached) == true;
        if (!isTracked || surplus.Count > 0 || unused.Count > 0)
        {
            List<string> reasons =
            [
                .. isTracked
                    ? []
                    : new[] { subject.Tracked is null ? "it is not in the track file" : "the track file has other interfaces of it" },
                .. surplus.Select(id => $"{id} is a surplus Elastic IP"),
                .. unused.Select(id => $"{id} is a surplus network interface"),
            ];
            yield return new Finding(
                FindingKind.Drift,
                subject.Id,
                [.. surplus, .. unused, .. isTracked ? [] : new[] { FindingTexts.TrackEntry }],
                "bring it in line with EC2",
                $"{subject.Id} is {subject.Member!.LifecycleState}: {string.Join("; ", reasons)}",
                new SweepRepair.Confirm(subject.Id));
        }

        if (subject.Record is { State: RecordState.InService } record && WrongTags(subject.Shown, record) is { } wrong)
        {
            yield return new Finding(
                FindingKind.WrongTags,
                subject.Id,
                [subject.Id.Value],
                "correct its tags",
                $"{subject.Id} is {subject.Member!.LifecycleState}, and {wrong}",
                new SweepRepair.ShowHoldings(subject.Id));
        }

        var missing = options.NetworkInterfaces.Where(i => subject.Attached.All(a => a.DeviceIndex() != i.DeviceIndex)).ToList();
        if (missing.Count > 0)
        {
            yield return new Finding(
                FindingKind.MissingInterface,
                subject.Id,
                [.. Detached(subject, missing).Select(i => i.NetworkInterfaceId)],
                "none: replace the instance",
                $"{subject.Id} is {subject.Member!.LifecycleState} without {Named(missing)}",
                Repair: null);
        }

        var addressless = options.NetworkInterfaces.Where(i => i.WantsElasticIp && HasNoPublicAddress(subject, i)).ToList();
        if (addressless.Count > 0)
        {
            yield return new Finding(
                FindingKind.MissingElasticIp,
                subject.Id,
                [.. subject.Addresses.Where(a => string.IsNullOrEmpty(a.AssociationId)).Select(a => a.AllocationId)],
                "none: associate it again, or replace the instance",
                $"{subject.Id} is {subject.Member!.LifecycleState} without an Elastic IP at {Named(addressless)}",
                Repair: null);
        }
    }

    /// <summary>The next writer rebuilds an unreadable track file as a whole, so the finding names only one firewall.</summary>
    public static IEnumerable<Finding> OfTrackFile(SweepView view, IEnumerable<SweepSubject> settled, TimeSpan guard)
    {
        if (view.Track is null)
        {
            var one = settled.OrderBy(subject => subject.Id.Value, StringComparer.Ordinal).FirstOrDefault();
            yield return new Finding(
                FindingKind.UnreadableTrackFile,
                one?.Id,
                [FindingTexts.TrackEntry],
                one is null ? "none: the next launch starts a new one" : "keep it aside, and write what EC2 shows",
                $"the track file cannot be read: {view.TrackProblem}",
                one is null ? null : new SweepRepair.Confirm(one.Id));
        }
        // The next writer would take the lock over, but for weeks there may be nothing to write. Fortinet's function does not know leases:
        // it would wait two minutes each time, and then write without a lock.
        else if (view.Lock is { Owner: { } owner, Expires: { } expires } && expires <= view.SeenAt - guard)
        {
            yield return new Finding(
                FindingKind.StaleLock,
                InstanceId: null,
                [FindingTexts.TrackEntry],
                "free the lock",
                $"the track file is locked by {owner}, whose lease ended at {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                new SweepRepair.FreeLock());
        }
    }

    /// <summary>What is wrong with the tags of a firewall with this record; null if they are right.</summary>
    private string? WrongTags(ShownHoldings shown, InstanceRecord record)
    {
        if (!shown.IsOf(record.License, record.Hostname))
        {
            return $"its tags do not say what its record does ({record.License ?? "no license"}, {record.Hostname ?? "no hostname"})";
        }

        return shown.IsOfOtherForm
            ? $"its tags do not name it {HostnameTag.Of(options).ValueFor(record.Hostname!)}, as hostname_tags asks for"
            : null;
    }

    private static bool HasNoPublicAddress(SweepSubject subject, InterfaceOptions configured) => subject.Attached.Any(
        a => a.DeviceIndex() == configured.DeviceIndex && a.Association?.PublicIp is not { Length: > 0 });

    private static string Named(IEnumerable<InterfaceOptions> interfaces) =>
        string.Join(" and ", interfaces.Select(i => $"'{i.Name}' (device index {i.DeviceIndex})"));

    private static IEnumerable<NetworkInterface> Detached(SweepSubject subject, IReadOnlyList<InterfaceOptions> missing) =>
        subject.Made.Where(i => !i.HasAttachment() && missing.Any(m => m.Name == ResourceTags.InterfaceOf(i.TagSet)));
}
