using Amazon.DynamoDBv2.Model;
using FgtAsg.BringUp;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using LifecyclePlaces = FgtAsg.Sandbox.Model.Groups.LifecyclePlaces;
using LifecycleStates = FgtAsg.Sandbox.Model.Groups.LifecycleStates;

namespace FgtAsg.Simulation.Histories;

/// <summary>
/// The actions of a scenario. Each returns at once; before the history begins, it returns when all its consequences are over. An action
/// on an instance that a fault has ended does nothing.
/// </summary>
/// <param name="dice">The history's random numbers.</param>
/// <param name="settle">Waits until nothing more happens.</param>
/// <param name="send">Delivers an event that AWS did not raise.</param>
internal sealed class ScenarioActions(SimulatedFleet fleet, TimeProvider time, Random dice, Func<Task> settle, Action<string> send)
{
    /// <summary>The number of Elastic IPs in the region that do not belong to the fleet.</summary>
    public const int ForeignAddresses = 2;

    /// <summary>The longest time that a scenario waits for something that a fault may have prevented.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly List<string> _firewalls = [];

    /// <summary>Whether the state before the history is being prepared.</summary>
    public bool IsSettingUp { get; set; } = true;

    /// <summary>The ids of all launched firewalls, in the order of their launches.</summary>
    public IReadOnlyList<string> Firewalls => _firewalls;

    public Task LaunchAsync(int count = 1) => HappenAsync(cloud => Note(cloud.LaunchInstances(SimulatedFleet.GroupName, count)));

    public Task TerminateAsync(string id) => HappenAsync(id, (cloud, _) => cloud.TerminateInstanceInGroup(id));

    /// <summary>Sends events about the instance's end, copied from another instance's, although it is not ending.</summary>
    public Task ForgeEndAsync(string id) => HappenAsync(_ =>
    {
        send(ForgedEvents.HookOfEnd(id, LifecyclePlaces.Ec2));
        send(ForgedEvents.HookOfEnd(id, LifecyclePlaces.WarmPool));
        send(ForgedEvents.Ended(id));
    });

    /// <summary>Lowers the group's capacity by one; the instance returns to the warm pool if there is one.</summary>
    public Task ScaleInAsync(string id) => HappenAsync(id, (cloud, member) =>
    {
        if (member.LifecycleState == LifecycleStates.InService)
        {
            cloud.ScaleIn(id);
        }
    });

    public Task EndInConsoleAsync(string id) => HappenAsync(id, (cloud, _) => cloud.TerminateInstance(id));

    public Task ReplaceRootVolumeAsync(string id) => HappenAsync(id, (cloud, _) => cloud.ReplaceRootVolume(id));

    /// <param name="prepared">The number of firewalls in the warm pool and the group together.</param>
    public Task WarmPoolAsync(int prepared) => HappenAsync(cloud =>
    {
        var pool = new WarmPoolSpecification { MaxGroupPreparedCapacity = prepared, ReuseOnScaleIn = true };
        cloud.PutWarmPool(SimulatedFleet.GroupName, pool);
        Note(cloud.Groups[0].Members.Where(member => member.IsWarm).Select(member => member.InstanceId));
    });

    public Task DropWarmPoolAsync() => HappenAsync(cloud => cloud.DeleteWarmPool(SimulatedFleet.GroupName));

    /// <summary>An operator adds a license file, or changes its content.</summary>
    /// <param name="id">The name of the file.</param>
    /// <param name="license">The license in the file. Two files may contain the same license.</param>
    public Task PutLicenseAsync(string id, string license) =>
        HappenAsync(_ => fleet.Bucket.Put(fleet.LicenseKey(id), LicenseText.Of(license)));

    /// <summary>
    /// Leaves the licenses as the earlier version did, which read no files and took a copy of a license for a license of its own.
    /// </summary>
    /// <param name="copy">The name of the copy, which becomes the longest-free license.</param>
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

    /// <summary>Like <c>aws s3 mv</c>.</summary>
    public Task MoveLicenseAsync(string id, string to) => HappenAsync(_ =>
    {
        fleet.Bucket.Put(fleet.LicenseKey(to), fleet.Bucket.TextOf(fleet.LicenseKey(id)));
        fleet.Bucket.Delete(fleet.LicenseKey(id));
    });

    /// <summary>FortiOS refuses this license.</summary>
    public void RefuseLicense(string id) => fleet.Aws.FortiGates.Servers.Refused.Add(SerialOf(id));

    /// <summary>A machine outside the fleet uses this license.</summary>
    public void UseLicenseElsewhere(string id) => fleet.Aws.FortiGates.Servers.UseElsewhere(SerialOf(id), time.GetUtcNow());

    /// <summary>Fortinet's servers do not answer for this time.</summary>
    public void FortinetIsDown(TimeSpan howLong)
    {
        var end = time.GetUtcNow() + howLong;
        fleet.Aws.FortiGates.Servers.IsReachable = now => now >= end;
    }

    /// <summary>Waits until the function knows that Fortinet's servers do not answer.</summary>
    /// <returns>False if a fault prevented that.</returns>
    public async Task<bool> UntilDrawingIsRestrictedAsync()
    {
        await UntilAsync(_ => IsRestricted());
        return IsRestricted();

        bool IsRestricted() => fleet.Table.Find(DrawGate.KeyOf(SimulatedFleet.GroupName)) is not null;
    }

    /// <summary>Another machine answers at the firewall's management address from now on.</summary>
    public void PutImpostor(string id) => fleet.Aws.FortiGates.PutImpostor(id);

    /// <summary>Somebody deletes the firewall's record.</summary>
    public void LoseRecord(string id) => fleet.Table.Remove($"instance#{id}");

    public Task UntilLicenseSentAsync() => UntilAsync(_ => fleet.Table.Items.Any(HasLicenseSent));

    /// <summary>The operator switches the form of the names in the tags. It applies to functions that start from now on.</summary>
    public void SwitchNames() => fleet.NameInTags(
        fleet.Options.Hostnames.Tags == HostnameForm.Short ? HostnameForm.FullyQualified : HostnameForm.Short);

    /// <summary>Waits for a random time up to this.</summary>
    public Task WithinAsync(TimeSpan atMost) => Task.Delay(atMost * dice.NextDouble(), time, CancellationToken.None);

    public Task WaitAsync(TimeSpan howLong) => Task.Delay(howLong, time, CancellationToken.None);

    public Task UntilInServiceAsync() => UntilAsync(view => view.InService.Count > 0);

    public Task UntilWarmAsync() => UntilAsync(view => view.Warm.Count > 0);

    private async Task UntilAsync(Func<FleetView, bool> isSo)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait && !isSo(FleetView.Of(fleet.Cloud, SimulatedFleet.GroupName)); waited += Look)
        {
            await Task.Delay(Look, time, CancellationToken.None);
        }
    }

    private static bool HasLicenseSent(IReadOnlyDictionary<string, AttributeValue> item) =>
        item.TryGetValue(InstanceRecord.BringUpAttribute, out var state)
        && BringUpState.From(state.M) is { Phase: >= BringUpPhase.LicenseSent };

    private string SerialOf(string license) => FortinetServers.SerialOf(fleet.Bucket.TextOf(fleet.LicenseKey(license)));

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
