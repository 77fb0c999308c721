using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>The life of a group's first instance: <c>launch -> Pending:Wait; launch hook CONTINUE -> Pending:Proceed</c>.</summary>
/// <param name="Steps">Each step, and the instance's lifecycle state after it.</param>
/// <param name="Told">The group's events in order, a hook's event with the outcome, and the desired capacity at the end.</param>
/// <param name="Ec2">
/// The instance's EC2 states in order. After the step "in service", "warmed" or "taken out", only later events and states count.
/// </param>
/// <param name="Options">Null for the defaults.</param>
/// <param name="Group">Null for a group with both hooks.</param>
internal sealed record InstanceLifecycle(
    string Steps, string Told, string Ec2, CloudOptions? Options = null, GroupSpecification? Group = null)
{
    private static readonly Dictionary<string, string> EventNames = new(StringComparer.Ordinal)
    {
        ["EC2 Instance-launch Lifecycle Action"] = "launch hook",
        ["EC2 Instance-terminate Lifecycle Action"] = "terminate hook",
        ["EC2 Instance Launch Successful"] = "launched",
        ["EC2 Instance Launch Unsuccessful"] = "not launched",
        ["EC2 Instance Terminate Successful"] = "terminated",
    };

    private static readonly Dictionary<string, Func<TestRegion, Task>> Beginnings = new(StringComparer.Ordinal)
    {
        ["in service"] = region => region.InServiceInstanceAsync(),
        ["warmed"] = region => region.WarmInstanceAsync(),
        ["taken out"] = region => region.TakenOutInstanceAsync(),
    };

    private static readonly Dictionary<string, Action<Cloud, string>> Doings = new(StringComparer.Ordinal)
    {
        ["launch"] = (cloud, _) => cloud.LaunchInstances(TestRegion.GroupName),
        ["pool"] = (cloud, _) => cloud.PutWarmPool(TestRegion.GroupName, new() { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true }),
        ["pool without reuse"] = (cloud, _) => cloud.PutWarmPool(TestRegion.GroupName, new() { MaxGroupPreparedCapacity = 1 }),
        ["scale in"] = (cloud, id) => cloud.ScaleIn(id),
        ["replace root volume"] = (cloud, id) => cloud.ReplaceRootVolume(id),
        ["terminate"] = (cloud, id) => cloud.TerminateInstanceInGroup(id),
        ["terminate in the pool"] = (cloud, id) => cloud.TerminateWarmInstance(id),
        ["terminate in the console"] = (cloud, id) => cloud.TerminateInstance(id),
        ["EC2 forgets it"] = (cloud, id) => cloud.ForgetInstance(id),
    };

    private static readonly GroupSpecification WithHooks = TestRegion.NoHooks with { LifecycleHooks = TestRegion.Hooks };

    /// <summary>Performs the steps, and returns what happened.</summary>
    public async Task<InstanceLifecycle> HappenAsync()
    {
        var region = new TestRegion(Options ?? new CloudOptions(), Group ?? WithHooks);
        var id = "";
        var lived = new List<string>();
        foreach (var step in Steps.Split("; ").Select(text => text.Split(" -> ")[0]))
        {
            await StepAsync(region, step, id);
            id = id.Length > 0 ? id : region.Cloud.Groups[0].Members[0].InstanceId;
            lived.Add($"{step} -> {StateOf(region.Cloud.Groups[0].Members.SingleOrDefault(item => item.InstanceId == id))}");
        }

        return this with { Steps = string.Join("; ", lived), Told = TellOf(region), Ec2 = string.Join(' ', region.States(id)) };
    }

    private static string StateOf(CloudGroupMember? member) =>
        member is null ? "gone" : member.HealthStatus == "Healthy" ? member.LifecycleState : $"{member.LifecycleState}, unhealthy";

    private static async Task StepAsync(TestRegion region, string step, string id)
    {
        if (step.EndsWith(" s", StringComparison.Ordinal))
        {
            region.Pass(int.Parse(step[..^2], CultureInfo.InvariantCulture));
        }
        else if (Beginnings.TryGetValue(step, out var begin))
        {
            await begin(region);
            region.Events.Clear();
        }
        else if (step.Split(" hook ") is [var hook, var result])
        {
            await region.CompleteAsync(id, $"{hook}-hook", result);
        }
        else
        {
            Doings[step](region.Cloud, id);
        }
    }

    private static string TellOf(TestRegion region)
    {
        var told = region.Events
            .Where(item => EventNames.ContainsKey(item.DetailType))
            .Select(item => (Name: EventNames[item.DetailType], Detail: JsonNode.Parse(item.Detail)!));
        return string.Join("; ", told
            .Select(item => $"{item.Name} {Way(item.Detail)}{ResultOf(region, item.Detail)}")
            .Append($"capacity {region.Cloud.Groups[0].DesiredCapacity}"));
    }

    private static string Way(JsonNode detail) => $"{detail["Origin"]}>{detail["Destination"]}"
        .Replace("AutoScalingGroup", "group", StringComparison.Ordinal)
        .Replace("WarmPool", "pool", StringComparison.Ordinal)
        + (detail["Action"] is { } action ? $" for {action}" : "");

    private static string ResultOf(TestRegion region, JsonNode detail) =>
        region.Cloud.LifecycleActions.SingleOrDefault(action => action.Token == (string?)detail["LifecycleActionToken"]) is { } action
            ? $": {action.Result ?? action.Status.ToString()}"
            : "";
}
