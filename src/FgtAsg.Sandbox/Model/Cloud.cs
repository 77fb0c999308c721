using System.Diagnostics.CodeAnalysis;
using Amazon.AutoScaling;
using Amazon.EC2;
using Amazon.Runtime;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.Scaling;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Time;
using Templates = FgtAsg.Sandbox.Model.Instances.LaunchTemplates;

namespace FgtAsg.Sandbox.Model;

/// <summary>EC2's networking and Auto Scaling of one region of one account, in memory, with the real services' semantics.</summary>
/// <remarks>
/// Thread-safe. Nothing happens between calls: what is due by the clock happens, in order, when the next call comes in or
/// <see cref="Tick"/> is called, so the same seed, clock and calls always give the same history. Methods that set things up throw
/// <see cref="InvalidOperationException"/> with the service's words when it would refuse them.
/// </remarks>
public sealed class Cloud : ITimeDriven
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly EventQueue _events;
    private readonly CloudState _state;

    public Cloud(CloudOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _events = new EventQueue(cloudEvent => EventRaised?.Invoke(cloudEvent));
        _state = new CloudState(options, _events, new GroupObserver()) { Now = time.GetUtcNow() };
        Limits = new RequestBuckets(options.RequestLimits, time);
        EC2 = new EC2Client(this);
        AutoScaling = new AutoScalingClient(this);
    }

    /// <summary>An event for EventBridge, one at a time and in order, outside the model's lock; the handler may call the model.</summary>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "The event is all there is to say.")]
    public event Action<CloudEvent>? EventRaised;

    public CloudOptions Options => _state.Options;

    /// <summary>Throws <see cref="AmazonEC2Exception"/> as EC2's client would.</summary>
    public IAmazonEC2 EC2 { get; }

    /// <summary>Throws <see cref="AmazonAutoScalingException"/> as Auto Scaling's client would.</summary>
    public IAmazonAutoScaling AutoScaling { get; }

    /// <summary>When something happens next by itself; null when nothing will. A virtual clock goes there and calls <see cref="Tick"/>.</summary>
    public DateTimeOffset? NextDue => Execute(state => state.Schedule.NextDue);

    public IReadOnlyList<CloudInstance> Instances => Execute(state => state.Instances.All.ToList());

    public IReadOnlyList<CloudNetworkInterface> NetworkInterfaces => Execute(state => state.NetworkInterfaces.All.ToList());

    public IReadOnlyList<CloudAddress> Addresses => Execute(state => state.Addresses.All.ToList());

    public IReadOnlyList<CloudVolume> Volumes => Execute(state => state.Volumes.All.ToList());

    public IReadOnlyList<CloudSnapshot> Snapshots => Execute(state => state.Snapshots.All.ToList());

    public IReadOnlyList<CloudSubnet> Subnets => Execute(state => state.Subnets.All.ToList());

    public IReadOnlyList<CloudGroup> Groups => Execute(state => state.Groups.ConvertAll(group => group.Snapshot()));

    public IReadOnlyList<CloudLaunchTemplate> LaunchTemplates => Execute(state => state.LaunchTemplates.ToList());

    /// <summary>Every lifecycle action there ever was, in the order of their start.</summary>
    public IReadOnlyList<CloudLifecycleAction> LifecycleActions =>
        Execute(state => state.LifecycleActions.Values.Select(action => action.Snapshot()).ToList());

    /// <summary>What became of the calls that <see cref="CloudOptions.RequestLimits"/> counts.</summary>
    public IReadOnlyList<RequestUse> RequestUses => Limits.Uses;

    /// <summary>Lets happen what is due.</summary>
    public void Tick() => Execute(_ => true);

    /// <param name="cidr">Such as 10.0.0.0/16.</param>
    /// <returns>The id. The VPC has a security group named <c>default</c>.</returns>
    public string CreateVpc(string cidr) => Execute(state => Networks.CreateVpc(state, cidr));

    /// <param name="vpcId">The VPC.</param>
    /// <param name="availabilityZone">Such as eu-central-1a.</param>
    /// <param name="cidr">/16 to /28; EC2 keeps the first four addresses and the last.</param>
    /// <param name="ipv6Cidr">A /64, for a subnet that gives IPv6 addresses too.</param>
    /// <returns>The id.</returns>
    public string CreateSubnet(string vpcId, string availabilityZone, string cidr, string? ipv6Cidr = null) =>
        Execute(state => Networks.CreateSubnet(state, vpcId, availabilityZone, cidr, ipv6Cidr));

    /// <returns>The id.</returns>
    public string CreateSecurityGroup(string vpcId, string name, string description = "") =>
        Execute(state => Networks.CreateSecurityGroup(state, vpcId, name, description));

    /// <summary>Makes a launch template with its version 1, which is the default one.</summary>
    /// <returns>The id.</returns>
    public string CreateLaunchTemplate(string name, LaunchTemplateVersionSpecification? version = null) =>
        SetUp(state => Templates.Create(state, name, version ?? new LaunchTemplateVersionSpecification()).Id);

    /// <param name="template">Its id or name.</param>
    /// <param name="version">The new version; the default one stays the first.</param>
    /// <returns>Its number.</returns>
    public long CreateLaunchTemplateVersion(string template, LaunchTemplateVersionSpecification? version = null) =>
        SetUp(state => Templates.AddVersion(state, template, version ?? new LaunchTemplateVersionSpecification()).Number);

    /// <summary>Creates the group and launches its desired capacity.</summary>
    public void CreateAutoScalingGroup(GroupSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        SetUp(state => GroupCapacity.Create(state, specification));
    }

    /// <summary>Launches or terminates what is missing or too much.</summary>
    public void SetDesiredCapacity(string groupName, int desiredCapacity) =>
        SetUp(state => GroupCapacity.SetDesired(state, groupName, desiredCapacity));

    /// <summary>Gives the group these tags and no others; instances that are there keep theirs.</summary>
    public void SetGroupTags(string groupName, IReadOnlyDictionary<string, string> tags) => SetUp(state =>
    {
        var group = Group.Find(state, groupName);
        group.Specification = group.Specification with { Tags = CloudTags.From(tags) };
    });

    /// <summary>Raises the group's desired capacity by so many and launches them.</summary>
    /// <returns>Their ids; fewer where EC2 refused a launch (the event says why).</returns>
    public IReadOnlyList<string> LaunchInstances(string groupName, int count = 1) =>
        SetUp(state => GroupCapacity.Launch(state, groupName, count));

    /// <summary>Terminates it by way of its group, with its hooks, whether or not a warm pool would reuse it.</summary>
    /// <param name="instanceId">A member of a group, not in its warm pool.</param>
    /// <param name="decrementDesiredCapacity">If not, the group launches another, where it replaces at all.</param>
    public void TerminateInstanceInGroup(string instanceId, bool decrementDesiredCapacity = true) =>
        SetUp(state => GroupCapacity.Terminate(state, instanceId, decrementDesiredCapacity));

    /// <summary>Gives the group a warm pool, or changes the one it has, and launches into it or terminates in it what is missing or too much.</summary>
    public void PutWarmPool(string groupName, WarmPoolSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        SetUp(state => WarmPools.Put(state, groupName, specification));
    }

    /// <summary>Takes the group's warm pool away; the instances in it are terminated, with their hooks.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="force">If not, it is refused while there are instances in the pool.</param>
    public void DeleteWarmPool(string groupName, bool force = true) => SetUp(state => WarmPools.Delete(state, groupName, force));

    /// <summary>Lowers the group's desired capacity by one and scales in by this instance: it goes back to the warm pool where that reuses
    /// instances and it is in service, else it is terminated; the terminate hook runs either way.</summary>
    public void ScaleIn(string instanceId) => SetUp(state => GroupCapacity.ScaleIn(state, instanceId));

    /// <summary>Terminates an instance in the warm pool, as the group does when the pool is too large.</summary>
    public void TerminateWarmInstance(string instanceId) => SetUp(state => WarmPools.Terminate(state, instanceId));

    /// <summary>Replaces the root volume of an instance in service, as an instance refresh does: the terminate hook runs before and the launch
    /// hook after, both from the group into the group; id, interfaces, addresses and tags stay.</summary>
    /// <param name="instanceId">In a group without a warm pool.</param>
    /// <param name="imageId">The image of the new volume; null for the same.</param>
    public void ReplaceRootVolume(string instanceId, string? imageId = null) =>
        SetUp(state => RootVolumes.Begin(state, instanceId, imageId));

    /// <summary>Terminates it as the console does, outside its group's control: state-change events tell of it, and the group finds it gone
    /// after <see cref="CloudOptions.HealthCheckDelay"/> (<see cref="CloudOptions.HooksForLostInstances"/> says what it does then).</summary>
    public void TerminateInstance(string instanceId) =>
        SetUp(state => ConsoleActions.Terminate(state, instanceId));

    /// <summary>Runs an instance that belongs to no group.</summary>
    /// <returns>The id.</returns>
    public string RunInstance(
        string subnetId,
        IReadOnlyDictionary<string, string>? tags = null,
        bool associatePublicIp = false,
        string instanceType = "c6i.xlarge") =>
        SetUp(state => ConsoleActions.RunInstance(state, subnetId, tags, associatePublicIp, instanceType));

    /// <summary>Makes an interface that somebody else has, with any tags.</summary>
    /// <returns>The id.</returns>
    public string CreateForeignInterface(string subnetId, IReadOnlyDictionary<string, string>? tags = null, string description = "") =>
        SetUp(state => ConsoleActions.CreateInterface(state, subnetId, tags, description));

    /// <summary>Allocates an address that somebody else has, with any tags; it counts towards the quota but is not refused for it.</summary>
    /// <returns>The allocation id.</returns>
    public string AllocateForeignAddress(IReadOnlyDictionary<string, string>? tags = null) =>
        SetUp(state => ConsoleActions.AllocateAddress(state, tags));

    /// <summary>Makes a volume with any tags.</summary>
    /// <param name="instanceId">The instance that it is attached to, whose end it survives; null for none.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="availabilityZone">Where it is, if it is attached to nothing; null for the region's first.</param>
    /// <param name="size">GiB.</param>
    /// <returns>The id.</returns>
    public string CreateVolume(
        string? instanceId = null, IReadOnlyDictionary<string, string>? tags = null, string? availabilityZone = null, int size = 10) =>
        SetUp(state => Disks.Volumes.Create(state, instanceId, availabilityZone, tags, size));

    /// <summary>Deletes a volume, whatever it is attached to.</summary>
    public void DeleteVolume(string volumeId) => SetUp(state => Disks.Volumes.Delete(state, volumeId));

    /// <summary>Puts a snapshot there that was made at some time, by anybody.</summary>
    /// <param name="volumeId">Of which volume; it need not be there (any more).</param>
    /// <param name="startTime">When.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="snapshotState"><c>completed</c>, <c>pending</c> (for good) or <c>error</c>.</param>
    /// <returns>The id.</returns>
    public string PutSnapshot(
        string volumeId, DateTimeOffset startTime, IReadOnlyDictionary<string, string>? tags = null, string snapshotState = "completed") =>
        SetUp(state => Disks.Snapshots.Put(state, volumeId, startTime, tags, snapshotState));

    /// <summary>Registers an image that uses these snapshots.</summary>
    /// <returns>The id.</returns>
    public string CreateImage(string name, IReadOnlyList<string> snapshotIds, bool isDisabled = false) =>
        SetUp(state => Disks.Snapshots.CreateImage(state, name, snapshotIds, isDisabled));

    /// <summary>Takes a terminated instance out of describes, as EC2 does after about an hour.</summary>
    public void ForgetInstance(string instanceId) => SetUp(state => ConsoleActions.Forget(state, instanceId));

    /// <summary>Has all that happened to instances so far have happened so much earlier, as <c>LaunchTime</c>, <c>AttachTime</c> and the reason of a
    /// change of state say it: what waiting does, without the waiting. What is still to happen comes when it would have come.</summary>
    public void Age(TimeSpan by) => SetUp(state => Aging.Apply(state, by));

    /// <summary>What the account may still call.</summary>
    internal RequestBuckets Limits { get; }

    /// <summary>Does the work under the lock, after and before everything that is due; then the events go out.</summary>
    internal T Execute<T>(Func<CloudState, T> work)
    {
        try
        {
            lock (_lock)
            {
                Transitions.Advance(_state, _time.GetUtcNow());
                var result = work(_state);
                // Again, for delays of zero.
                Transitions.Advance(_state, _state.Now);
                return result;
            }
        }
        finally
        {
            _events.Deliver();
        }
    }

    /// <summary>One call of a service's, with its metadata.</summary>
    internal TResponse Answer<TResponse>(
        Func<CloudState, TResponse> operation, Func<ServiceFault, string, AmazonServiceException> failure)
        where TResponse : AmazonWebServiceResponse
    {
        var requestId = Execute(state => state.RequestIds.NextUuid());
        try
        {
            var response = Execute(operation);
            response.ResponseMetadata = new ResponseMetadata { RequestId = requestId };
            return response;
        }
        catch (ServiceFault fault)
        {
            throw failure(fault, requestId);
        }
    }

    private void SetUp(Action<CloudState> work) => SetUp(state =>
    {
        work(state);
        return true;
    });

    private T SetUp<T>(Func<CloudState, T> work)
    {
        try
        {
            return Execute(work);
        }
        catch (ServiceFault fault)
        {
            throw new InvalidOperationException($"{fault.Code}: {fault.Message}", fault);
        }
    }
}
