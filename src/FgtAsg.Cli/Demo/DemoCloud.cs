using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Cli.Demo;

/// <summary>An AWS that is as asynchronous as the real one, and as quick as a demo should be.</summary>
internal static class DemoCloud
{
    public const string Region = "us-east-1";

    /// <param name="instances">How many start at once.</param>
    public static LocalAwsOptions Options(int instances) => new()
    {
        Cloud = new CloudOptions
        {
            // Its hours pass in seconds: calls that are far apart come close together.
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
