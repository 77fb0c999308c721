using System.Diagnostics.CodeAnalysis;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.StartCommand;

/// <summary>
/// Finds a firewall's name. In a fleet with a hostname pool it is the hostname from the launch, otherwise the name in the instance's tags.
/// </summary>
internal sealed class FirewallNames(FunctionOptions options, FleetLookup fleet)
{
    private readonly HostnameTag _tag = HostnameTag.Of(options);

    /// <summary>Waits until the instance's tags also show the hostname of its record, because the command may read it there.</summary>
    /// <exception cref="InstanceGoneException">The instance is ending.</exception>
    /// <exception cref="OutOfTimeException">The instance got no hostname in time.</exception>
    public async Task<string> WaitForAsync(StartedInstance started, RetryContext retry)
    {
        if (!options.Hostnames.IsUsed)
        {
            return Shown(started.Instance!, PoolKind.Hostname.RecordAttribute) ?? NameOf(started.Id, started.Instance!);
        }

        var id = started.Id;
        Instance? next = started.Instance;
        return await retry.UntilAsync(
            $"seeing the hostname of {id}",
            async () =>
            {
                var instance = next ?? await fleet.Instances.FindAsync(id, retry);
                next = null;
                var record = await fleet.Records.FindAsync(id, retry);
                if (IsGone(instance) || record is { IsEndingOrEnded: true })
                {
                    throw Gone(id);
                }

                var shown = ValueOf(instance, PoolKind.Hostname.RecordAttribute);
                return record switch
                {
                    { Hostname: { } hostname } =>
                        _tag.ValuesFor(hostname, record.Dns?.Name).Contains(shown, StringComparer.Ordinal) ? hostname : null,
                    // The pool was empty, and the launch continued without a hostname.
                    { State: RecordState.InService } => NameOf(id, instance),
                    _ => null,
                };
            });
    }

    /// <exception cref="InstanceGoneException">The instance is ending.</exception>
    public async Task EnsureThereAsync(InstanceId id, RetryContext retry)
    {
        if (IsGone(await fleet.Instances.FindAsync(id, retry)))
        {
            throw Gone(id);
        }
    }

    private static bool IsGone([NotNullWhen(false)] Instance? instance) =>
        instance is null || InstanceFinder.ReadinessOf(instance.State?.Name) == Readiness.Never;

    private static InstanceGoneException Gone(InstanceId id) => new($"{id} ends, or has ended");

    private static string NameOf(InstanceId id, Instance instance) => Shown(instance, ResourceTags.NameKey) ?? id.Value;

    /// <summary>Anyone can write a tag, and the value becomes part of a command. So only a valid host name is accepted.</summary>
    private static string? Shown(Instance instance, string key) =>
        ValueOf(instance, key) is { } value && HostnameLabel.IsValid(value) ? value : null;

    private static string? ValueOf(Instance instance, string key) => instance.Tags?.Find(tag => tag.Key == key)?.Value;
}
