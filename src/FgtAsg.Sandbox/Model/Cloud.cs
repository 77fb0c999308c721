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

/// <summary>EC2's networking and Auto Scaling for one region of one account, in memory, with the semantics of the real services.</summary>
/// <remarks>
/// Thread-safe. Nothing happens between calls. Changes that are due by the clock happen, in order, at the next call or at
/// <see cref="Tick"/>. The same seed, clock and calls therefore always give the same history. Set-up methods throw
/// <see cref="InvalidOperationException"/> with the service's message if the service would refuse them.
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

    /// <summary>Raised for each EventBridge event, in order and outside the model's lock. The handler may call the model.</summary>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "The event is the only argument.")]
    public event Action<CloudEvent>? EventRaised;

    public CloudOptions Options => _state.Options;

    /// <summary>Throws <see cref="AmazonEC2Exception"/> as the SDK's EC2 client does.</summary>
    public IAmazonEC2 EC2 { get; }

    /// <summary>Throws <see cref="AmazonAutoScalingException"/> as the SDK's Auto Scaling client does.</summary>
    public IAmazonAutoScaling AutoScaling { get; }

    /// <summary>When the next scheduled change is due; null if none is. A virtual clock moves there and calls <see cref="Tick"/>.</summary>
    public DateTimeOffset? NextDue => Execute(state => state.Schedule.NextDue);

    public IReadOnlyList<CloudInstance> Instances => Execute(state => state.Instances.All.ToList());

    public IReadOnlyList<CloudNetworkInterface> NetworkInterfaces => Execute(state => state.NetworkInterfaces.All.ToList());

    public IReadOnlyList<CloudAddress> Addresses => Execute(state => state.Addresses.All.ToList());

    public IReadOnlyList<CloudVolume> Volumes => Execute(state => state.Volumes.All.ToList());

    public IReadOnlyList<CloudSnapshot> Snapshots => Execute(state => state.Snapshots.All.ToList());

    public IReadOnlyList<CloudSubnet> Subnets => Execute(state => state.Subnets.All.ToList());

    public IReadOnlyList<CloudGroup> Groups => Execute(state => state.Groups.ConvertAll(group => group.Snapshot()));

    public IReadOnlyList<CloudLaunchTemplate> LaunchTemplates => Execute(state => state.LaunchTemplates.ToList());

    /// <summary>All lifecycle actions, including ended ones, in the order of their start.</summary>
    public IReadOnlyList<CloudLifecycleAction> LifecycleActions =>
        Execute(state => state.LifecycleActions.Values.Select(action => action.Snapshot()).ToList());

    /// <summary>The use of the limits of <see cref="CloudOptions.RequestLimits"/>.</summary>
    public IReadOnlyList<RequestUse> RequestUses => Limits.Uses;

    /// <summary>Performs all changes that are due.</summary>
    public void Tick() => Execute(_ => true);

    /// <param name="cidr">For example 10.0.0.0/16.</param>
    /// <returns>The id. The VPC has a security group named <c>default</c>.</returns>
    public string CreateVpc(string cidr) => Execute(state => Networks.CreateVpc(state, cidr));

    /// <param name="availabilityZone">For example eu-central-1a.</param>
    /// <param name="cidr">/16 to /28. EC2 reserves the first four addresses and the last one.</param>
    /// <param name="ipv6Cidr">A /64 for a subnet with IPv6 addresses.</param>
    /// <returns>The id.</returns>
    public string CreateSubnet(string vpcId, string availabilityZone, string cidr, string? ipv6Cidr = null) =>
        Execute(state => Networks.CreateSubnet(state, vpcId, availabilityZone, cidr, ipv6Cidr));

    /// <returns>The id.</returns>
    public string CreateSecurityGroup(string vpcId, string name, string description = "") =>
        Execute(state => Networks.CreateSecurityGroup(state, vpcId, name, description));

    /// <summary>Creates a launch template with version 1, which is the default version.</summary>
    /// <returns>The id.</returns>
    public string CreateLaunchTemplate(string name, LaunchTemplateVersionSpecification? version = null) =>
        SetUp(state => Templates.Create(state, name, version ?? new LaunchTemplateVersionSpecification()).Id);

    /// <param name="template">Its id or name.</param>
    /// <param name="version">The new version. The first version stays the default.</param>
    /// <returns>The number of the new version.</returns>
    public long CreateLaunchTemplateVersion(string template, LaunchTemplateVersionSpecification? version = null) =>
        SetUp(state => Templates.AddVersion(state, template, version ?? new LaunchTemplateVersionSpecification()).Number);

    /// <summary>Creates the group and launches its desired capacity.</summary>
    public void CreateAutoScalingGroup(GroupSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        SetUp(state => GroupCapacity.Create(state, specification));
    }

    /// <summary>Sets the desired capacity, and launches or terminates instances accordingly.</summary>
    public void SetDesiredCapacity(string groupName, int desiredCapacity) =>
        SetUp(state => GroupCapacity.SetDesired(state, groupName, desiredCapacity));

    /// <summary>Replaces all tags of the group. Existing instances keep their tags.</summary>
    public void SetGroupTags(string groupName, IReadOnlyDictionary<string, string> tags) => SetUp(state =>
    {
        var group = Group.Find(state, groupName);
        group.Specification = group.Specification with { Tags = CloudTags.From(tags) };
    });

    /// <summary>Raises the group's desired capacity and launches as many instances.</summary>
    /// <returns>Their ids. There are fewer if EC2 refused a launch; the event contains the reason.</returns>
    public IReadOnlyList<string> LaunchInstances(string groupName, int count = 1) =>
        SetUp(state => GroupCapacity.Launch(state, groupName, count));

    /// <summary>Terminates an instance through its group with the group's hooks, even if a warm pool could reuse it.</summary>
    /// <param name="instanceId">A member of a group, not in its warm pool.</param>
    /// <param name="decrementDesiredCapacity">If false, the group launches a replacement if it replaces instances at all.</param>
    public void TerminateInstanceInGroup(string instanceId, bool decrementDesiredCapacity = true) =>
        SetUp(state => GroupCapacity.Terminate(state, instanceId, decrementDesiredCapacity));

    /// <summary>Creates or changes the group's warm pool, and launches or terminates instances in it accordingly.</summary>
    public void PutWarmPool(string groupName, WarmPoolSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        SetUp(state => WarmPools.Put(state, groupName, specification));
    }

    /// <summary>Deletes the group's warm pool. Its instances are terminated with their hooks.</summary>
    /// <param name="force">If false, the call is refused while the pool contains instances.</param>
    public void DeleteWarmPool(string groupName, bool force = true) => SetUp(state => WarmPools.Delete(state, groupName, force));

    /// <summary>
    /// Decrements the desired capacity and scales in this instance. If the warm pool reuses instances and it is in service, it returns to
    /// the pool; otherwise it is terminated. The termination hook runs in both cases.
    /// </summary>
    public void ScaleIn(string instanceId) => SetUp(state => GroupCapacity.ScaleIn(state, instanceId));

    /// <summary>Terminates an instance in the warm pool, as the group does if the pool is too large.</summary>
    public void TerminateWarmInstance(string instanceId) => SetUp(state => WarmPools.Terminate(state, instanceId));

    /// <summary>
    /// Replaces the root volume of an instance in service, as an instance refresh does. The termination hook runs before and the launch
    /// hook after it, both with the group as origin and destination. The id, interfaces, addresses and tags stay the same.
    /// </summary>
    /// <param name="instanceId">In a group without a warm pool.</param>
    /// <param name="imageId">The image of the new volume; null for the current one.</param>
    public void ReplaceRootVolume(string instanceId, string? imageId = null) =>
        SetUp(state => RootVolumes.Begin(state, instanceId, imageId));

    /// <summary>
    /// Terminates an instance as the console does, outside the control of its group. State-change events report it, and the group detects
    /// it after <see cref="CloudOptions.HealthCheckDelay"/>. <see cref="CloudOptions.HooksForLostInstances"/> determines whether hooks
    /// run.
    /// </summary>
    public void TerminateInstance(string instanceId) =>
        SetUp(state => ConsoleActions.Terminate(state, instanceId));

    /// <summary>Runs an instance without a group.</summary>
    /// <returns>The id.</returns>
    public string RunInstance(
        string subnetId,
        IReadOnlyDictionary<string, string>? tags = null,
        bool associatePublicIp = false,
        string instanceType = "c6i.xlarge") =>
        SetUp(state => ConsoleActions.RunInstance(state, subnetId, tags, associatePublicIp, instanceType));

    /// <summary>Creates an interface of someone else, with any tags.</summary>
    /// <returns>The id.</returns>
    public string CreateForeignInterface(string subnetId, IReadOnlyDictionary<string, string>? tags = null, string description = "") =>
        SetUp(state => ConsoleActions.CreateInterface(state, subnetId, tags, description));

    /// <summary>Allocates an address of someone else, with any tags. The quota counts it but does not limit it.</summary>
    /// <returns>The allocation id.</returns>
    public string AllocateForeignAddress(IReadOnlyDictionary<string, string>? tags = null) =>
        SetUp(state => ConsoleActions.AllocateAddress(state, tags));

    /// <summary>Creates a volume with any tags.</summary>
    /// <param name="instanceId">The instance to attach it to. The volume outlives the instance. Null for none.</param>
    /// <param name="availabilityZone">The zone of an unattached volume; null for the region's first zone.</param>
    /// <param name="size">GiB.</param>
    /// <returns>The id.</returns>
    public string CreateVolume(
        string? instanceId = null, IReadOnlyDictionary<string, string>? tags = null, string? availabilityZone = null, int size = 10) =>
        SetUp(state => Disks.Volumes.Create(state, instanceId, availabilityZone, tags, size));

    /// <summary>Deletes a volume, even if it is attached.</summary>
    public void DeleteVolume(string volumeId) => SetUp(state => Disks.Volumes.Delete(state, volumeId));

    /// <summary>Adds an existing snapshot of any age and origin.</summary>
    /// <param name="volumeId">The volume of the snapshot, which need not exist.</param>
    /// <param name="startTime">When the snapshot was started.</param>
    /// <param name="snapshotState"><c>completed</c>, <c>pending</c> (forever) or <c>error</c>.</param>
    /// <returns>The id.</returns>
    public string PutSnapshot(
        string volumeId, DateTimeOffset startTime, IReadOnlyDictionary<string, string>? tags = null, string snapshotState = "completed") =>
        SetUp(state => Disks.Snapshots.Put(state, volumeId, startTime, tags, snapshotState));

    /// <summary>Registers an image that uses these snapshots.</summary>
    /// <returns>The id.</returns>
    public string CreateImage(string name, IReadOnlyList<string> snapshotIds, bool isDisabled = false) =>
        SetUp(state => Disks.Snapshots.CreateImage(state, name, snapshotIds, isDisabled));

    /// <summary>Removes a terminated instance from describe calls, as EC2 does after about an hour.</summary>
    public void ForgetInstance(string instanceId) => SetUp(state => ConsoleActions.Forget(state, instanceId));

    /// <summary>
    /// Moves all past events of instances further into the past: <c>LaunchTime</c>, <c>AttachTime</c> and the time in the reason of a
    /// state change. The effect is that of waiting. Scheduled changes keep their times.
    /// </summary>
    public void Age(TimeSpan by) => SetUp(state => Aging.Apply(state, by));

    /// <summary>The remaining request limits of the account.</summary>
    internal RequestBuckets Limits { get; }

    /// <summary>Runs the work under the lock. All due changes are performed before and after it. Then the events are delivered.</summary>
    internal T Execute<T>(Func<CloudState, T> work)
    {
        try
        {
            lock (_lock)
            {
                Transitions.Advance(_state, _time.GetUtcNow());
                var result = work(_state);
                // Repeated for delays of zero.
                Transitions.Advance(_state, _state.Now);
                return result;
            }
        }
        finally
        {
            _events.Deliver();
        }
    }

    /// <summary>Performs one service call and adds the response's metadata.</summary>
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
