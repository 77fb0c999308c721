using Amazon.EC2;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Network;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

/// <summary>A running instance in the model of EC2, and the plan of one interface.</summary>
public abstract class ProvisionerScenario : IDisposable
{
    private protected ProvisionerScenario()
    {
        Budget = new CancellationTokenSource(TimeSpan.FromMinutes(5), Time);
        Fleet = new SimulatedFleet(Time);
        Id = InstanceId.Parse(Fleet.Launch().InstanceId);
        Time.Advance(TimeSpan.FromSeconds(10));
    }

    private protected VirtualClock Time { get; } = Clocks.Fast();

    private protected CancellationTokenSource Budget { get; }

    private protected SimulatedFleet Fleet { get; }

    private protected CallGate Gate { get; } = new();

    private protected CreatedResources CreatedResources { get; } = new();

    private protected InstanceId Id { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Budget.Dispose();
        }
    }

    private protected InterfaceOptions External => new()
    {
        Name = "external",
        DeviceIndex = 1,
        SubnetIdMap = new Dictionary<string, string>(StringComparer.Ordinal) { ["eu-central-1a"] = Fleet.ExternalSubnet },
    };

    private protected PlannedInterface Fresh(InterfaceOptions options) => new()
    {
        Options = options,
        SubnetId = Fleet.ExternalSubnet,
        SecurityGroups = [],
        MustAttach = true,
        MustSetDeleteOnTermination = true,
        SourceDestCheckToSet = false,
    };

    private protected PlannedInterface WithElasticIp() =>
        Fresh(External with { EnablePublicIp = true }) with { MustAssociateElasticIp = true };

    private protected void LoseFirstAnswer(string operation)
    {
        var isFirst = true;
        Gate.After = call =>
        {
            if (call.Operation != operation || !isFirst)
            {
                return null;
            }

            isFirst = false;
            return new TimeoutException();
        };
    }

    private protected Task<ProvisionedInterface> ProvisionAsync(PlannedInterface plan)
    {
        var ec2 = new Lazy<IAmazonEC2>(new EC2Client(Fleet.Cloud, Gate));
        var ownership = new ResourceTags(SimulatedFleet.GroupName);
        var finder = new ResourceFinder(ec2, ownership);
        var members = new GroupMembers(Fleet.Cloud.AutoScaling, SimulatedFleet.GroupName);
        return new InterfaceProvisioner(ec2, ownership, finder, new ElasticIpProvisioner(ec2, ownership, finder, members))
            .ProvisionAsync(Id, plan, CreatedResources, new RetryContext(Time, new Random(1), NoHeartbeat.Instance, Budget.Token));
    }
}
