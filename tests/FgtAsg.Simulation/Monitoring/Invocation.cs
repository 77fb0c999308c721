using System.Text.Json;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>The request to a process.</summary>
/// <param name="InstanceId">The instance of the event; null for none.</param>
/// <param name="Destination">The destination in the event; null if the event has none.</param>
/// <param name="Began">When the process got the event.</param>
/// <param name="Launching">The instances whose launch was running at that time.</param>
internal sealed record Invocation(
    string DetailType, string? InstanceId, string? Destination, DateTimeOffset Began, IReadOnlyList<string> Launching)
{
    private const string Resumed = "resumed launch";

    public bool IsLaunch => DetailType is SimulatedFleet.LaunchHook or Resumed;

    /// <summary>Whether nothing of the instance may be left afterwards.</summary>
    public bool IsEnd => Destination is null or LifecyclePlaces.Ec2;

    public static Invocation Of(string json, DateTimeOffset now, IReadOnlyList<string> launching)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("detail", out var detail))
        {
            return new Invocation(Resumed, Text(document.RootElement, "instanceId"), Destination: null, now, launching);
        }

        return new Invocation(
            document.RootElement.GetProperty("detail-type").GetString()!,
            Text(detail, "EC2InstanceId") ?? Text(detail, "instance-id"),
            Text(detail, "Destination"),
            now,
            launching);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
