using System.Text.Json;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>What a process was asked for.</summary>
/// <param name="DetailType">The event's.</param>
/// <param name="InstanceId">The instance that it is about; null for none.</param>
/// <param name="Destination">Where that goes; null where the event does not say.</param>
/// <param name="Began">When the process got it.</param>
/// <param name="Launching">The instances whose launch was under way then.</param>
internal sealed record Invocation(
    string DetailType, string? InstanceId, string? Destination, DateTimeOffset Began, IReadOnlyList<string> Launching)
{
    public bool IsLaunch => DetailType == SimulatedFleet.LaunchHook;

    /// <summary>Nothing of the instance may be left after it.</summary>
    public bool IsEnd => Destination is null or LifecyclePlaces.Ec2;

    public static Invocation Of(string json, DateTimeOffset now, IReadOnlyList<string> launching)
    {
        using var document = JsonDocument.Parse(json);
        var detail = document.RootElement.GetProperty("detail");
        return new Invocation(
            document.RootElement.GetProperty("detail-type").GetString()!,
            Text(detail, "EC2InstanceId") ?? Text(detail, "instance-id"),
            Text(detail, "Destination"),
            now,
            launching);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
