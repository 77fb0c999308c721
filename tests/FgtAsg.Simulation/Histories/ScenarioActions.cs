using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using LifecyclePlaces = FgtAsg.Sandbox.Model.Groups.LifecyclePlaces;
using LifecycleStates = FgtAsg.Sandbox.Model.Groups.LifecycleStates;

namespace FgtAsg.Simulation.Histories;

/// <summary>
/// What a scenario can make happen. Each returns at once; before the history begins, it returns when all that follows from it is over.
/// What has no instance to happen to any more (a fault has ended it) does not happen.
/// </summary>
/// <param name="fleet">The group of firewalls.</param>
/// <param name="time">The history's clock.</param>
/// <param name="dice">The history's.</param>
/// <param name="settle">Waits until nothing more happens.</param>
/// <param name="send">Delivers an event that AWS did not raise.</param>
internal sealed class ScenarioActions(SimulatedFleet fleet, TimeProvider time, Random dice, Func<Task> settle, Action<string> send)
{
    /// <summary>So many Elastic IPs of the region are others'.</summary>
    public const int ForeignAddresses = 2;

    /// <summary>As long as a scenario waits for what a fault may have prevented.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly List<string> _firewalls = [];

    /// <summary>Whether the scene is still being set.</summary>
    public bool IsSettingUp { get; set; } = true;

    /// <summary>The ids of all firewalls that were launched, the first one first.</summary>
    public IReadOnlyList<string> Firewalls => _firewalls;

    public Task LaunchAsync(int count = 1) => HappenAsync(cloud => Note(cloud.LaunchInstances(SimulatedFleet.GroupName, count)));

    public Task TerminateAsync(string id) => HappenAsync(id, (cloud, _) => cloud.TerminateInstanceInGroup(id));

    /// <summary>Somebody sends events of its end, copied from another one's: nothing is ending.</summary>
    public Task ForgeEndAsync(string id) => HappenAsync(_ =>
    {
        send(ForgedEvents.HookOfEnd(id, LifecyclePlaces.Ec2));
        send(ForgedEvents.HookOfEnd(id, LifecyclePlaces.WarmPool));
        send(ForgedEvents.Ended(id));
    });

    /// <summary>The group goes down by one: back into the warm pool, where there is one.</summary>
    public Task ScaleInAsync(string id) => HappenAsync(id, (cloud, member) =>
    {
        if (member.LifecycleState == LifecycleStates.InService)
        {
            cloud.ScaleIn(id);
        }
    });

    public Task EndInConsoleAsync(string id) => HappenAsync(id, (cloud, _) => cloud.TerminateInstance(id));

    public Task ReplaceRootVolumeAsync(string id) => HappenAsync(id, (cloud, _) => cloud.ReplaceRootVolume(id));

    /// <param name="prepared">So many firewalls in the pool and the group together.</param>
    public Task WarmPoolAsync(int prepared) => HappenAsync(cloud =>
    {
        cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = prepared, ReuseOnScaleIn = true });
        Note(cloud.Groups[0].Members.Where(member => member.IsWarm).Select(member => member.InstanceId));
    });

    public Task DropWarmPoolAsync() => HappenAsync(cloud => cloud.DeleteWarmPool(SimulatedFleet.GroupName));

    /// <summary>An operator puts a license file into the bucket, or another content into one.</summary>
    /// <param name="id">Names the file.</param>
    /// <param name="license">What it licenses: two files of one are the same license.</param>
    public Task PutLicenseAsync(string id, string license) =>
        HappenAsync(_ => fleet.Bucket.Put(fleet.LicenseKey(id), LicenseText.Of(license)));

    /// <summary>
    /// The licenses are as the version before left them: it read no files, and took a copy of one for a license of its own.
    /// </summary>
    /// <param name="copy">Names the copy, the longest free of all.</param>
    public void LeaveUnread(string copy)
    {
        var item = PoolSeed.Free("license", copy, VirtualClock.Start.AddDays(-9));
        item["Bucket"] = fleet.Bucket.Name.ToAttribute();
        item["Key"] = fleet.LicenseKey(copy).ToAttribute();
        item["Size"] = ((long)fleet.Bucket.Get(fleet.LicenseKey(copy)).Content.Length).ToAttribute();
        fleet.Table.Put(item);
        PoolSeed.LeaveUnread(fleet.Table);
    }

    public Task RemoveLicenseAsync(string id) => HappenAsync(_ => fleet.Bucket.Delete(fleet.LicenseKey(id)));

    /// <summary>As <c>aws s3 mv</c> does it.</summary>
    public Task MoveLicenseAsync(string id, string to) => HappenAsync(_ =>
    {
        fleet.Bucket.Put(fleet.LicenseKey(to), fleet.Bucket.TextOf(fleet.LicenseKey(id)));
        fleet.Bucket.Delete(fleet.LicenseKey(id));
    });

    /// <summary>The operator has the tags name firewalls in the other form: functions that start from now on do.</summary>
    public void SwitchNames() => fleet.NameInTags(
        fleet.Options.Hostnames.Tags == HostnameForm.Short ? HostnameForm.FullyQualified : HostnameForm.Short);

    /// <summary>Some time passes, this at most.</summary>
    public Task WithinAsync(TimeSpan atMost) => Task.Delay(atMost * dice.NextDouble(), time, CancellationToken.None);

    public Task UntilInServiceAsync() => UntilAsync(view => view.InService.Count > 0);

    public Task UntilWarmAsync() => UntilAsync(view => view.Warm.Count > 0);

    private async Task UntilAsync(Func<FleetView, bool> isSo)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait && !isSo(FleetView.Of(fleet.Cloud, SimulatedFleet.GroupName)); waited += Look)
        {
            await Task.Delay(Look, time, CancellationToken.None);
        }
    }

    private void Note(IEnumerable<string> ids) => _firewalls.AddRange(ids.Except(_firewalls, StringComparer.Ordinal));

    private Task HappenAsync(string id, Action<Cloud, CloudGroupMember> happens) => HappenAsync(cloud =>
    {
        if (cloud.Groups[0].Members.FirstOrDefault(member => member.InstanceId == id) is { } member)
        {
            happens(cloud, member);
        }
    });

    private async Task HappenAsync(Action<Cloud> happens)
    {
        happens(fleet.Cloud);
        if (IsSettingUp)
        {
            await settle();
        }
    }
}
