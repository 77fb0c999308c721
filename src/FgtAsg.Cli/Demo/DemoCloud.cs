using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Moto;

namespace FgtAsg.Cli.Demo;

/// <summary>An AWS that is as asynchronous as the real one, and as quick as a demo should be.</summary>
internal static class DemoCloud
{
    public const string Region = "us-east-1";

    /// <param name="instances">How many start at once.</param>
    /// <param name="progress">Told what is being installed, which takes a while.</param>
    public static LocalAwsOptions Options(int instances, Action<string> progress) => new()
    {
        Moto = new MotoServerOptions { Progress = progress },
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
