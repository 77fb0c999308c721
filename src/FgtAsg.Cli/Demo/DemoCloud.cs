using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Cli.Demo;

/// <summary>Options of the local AWS: its changes take effect with a delay, as in AWS, but shorter.</summary>
internal static class DemoCloud
{
    public const string Region = "us-east-1";

    /// <param name="instances">The number of instances that start at once. The Elastic IP quota depends on it.</param>
    public static LocalAwsOptions Options(int instances) => new()
    {
        Cloud = new CloudOptions
        {
            // In the demo, calls that are hours apart in AWS come within seconds, so request limits would throttle them.
            RequestLimits = RequestLimits.None,
            Region = Region,
            InstanceStartDelay = TimeSpan.FromMilliseconds(500),
            AttachDelay = TimeSpan.FromMilliseconds(200),
            DetachDelay = TimeSpan.FromMilliseconds(200),
            TerminateDelay = TimeSpan.FromMilliseconds(500),
            StopDelay = TimeSpan.FromMilliseconds(500),
            VisibilityDelay = TimeSpan.FromMilliseconds(100),
            ElasticIpQuota = (2 * instances) + 4,
        },
        SystemsManager = new SystemsManagerOptions
        {
            AgentDelay = TimeSpan.FromMilliseconds(300),
            PendingDelay = TimeSpan.FromMilliseconds(200),
            RunDelay = TimeSpan.FromMilliseconds(300),
        },
    };
}
