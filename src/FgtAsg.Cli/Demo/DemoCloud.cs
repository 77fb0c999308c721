using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Cli.Demo;

/// <summary>An AWS that is as asynchronous as the real one, and as quick as a demo should be.</summary>
internal static class DemoCloud
{
    public static LocalAwsOptions Options(int instances) => new()
    {
        Cloud = new CloudOptions
        {
            Region = "us-east-1",
            InstanceStartDelay = TimeSpan.FromSeconds(2),
            AttachDelay = TimeSpan.FromMilliseconds(500),
            DetachDelay = TimeSpan.FromMilliseconds(500),
            TerminateDelay = TimeSpan.FromSeconds(1),
            StopDelay = TimeSpan.FromSeconds(1),
            VisibilityDelay = TimeSpan.FromMilliseconds(200),
            ElasticIpQuota = Math.Max(5, instances + 4),
        },
    };
}
