using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Model;

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
            Region = Region,
            InstanceStartDelay = TimeSpan.FromSeconds(2),
            AttachDelay = TimeSpan.FromMilliseconds(500),
            DetachDelay = TimeSpan.FromMilliseconds(500),
            TerminateDelay = TimeSpan.FromSeconds(1),
            StopDelay = TimeSpan.FromSeconds(1),
            VisibilityDelay = TimeSpan.FromMilliseconds(200),
            ElasticIpQuota = (2 * instances) + 4,
        },
    };
}
