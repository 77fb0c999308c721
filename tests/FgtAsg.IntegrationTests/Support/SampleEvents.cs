using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>The sample events of docs/events, filled in for one instance.</summary>
internal static class SampleEvents
{
    public static string Read(string file, Fleet fleet, string instanceId)
    {
        var action = fleet.Cloud.LifecycleActions.LastOrDefault(a => a.InstanceId == instanceId);
        return File.ReadAllText(Path.Combine(Repository.Root, "docs", "events", file))
            .Replace("${group}", fleet.Options.GroupName, StringComparison.Ordinal)
            .Replace("${bucket}", fleet.BucketName, StringComparison.Ordinal)
            .Replace("${hook}", action?.HookName ?? "fgt-asg-launch", StringComparison.Ordinal)
            .Replace("${instance}", instanceId, StringComparison.Ordinal)
            .Replace("${token}", action?.Token ?? "", StringComparison.Ordinal);
    }
}
