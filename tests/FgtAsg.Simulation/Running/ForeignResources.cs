using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using CloudResources = FgtAsg.Sandbox.Fleets.ForeignResources;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Resources beside the fleet that belong to others, in EC2 and in a table that two groups share. The function must not change them.
/// </summary>
internal sealed class ForeignResources
{
    private const string Instance = "i-0fedcba9876543210";

    private static readonly string[] Categories = ["license#of-another-group", $"instance#{Instance}"];

    private readonly SimulatedFleet _fleet;
    private readonly CloudResources _resources;
    private readonly IReadOnlyList<string> _items;

    public ForeignResources(SimulatedFleet fleet)
    {
        _fleet = fleet;
        _resources = CloudResources.Create(fleet.Cloud, fleet.ExternalSubnet);
        fleet.Table.Put(Item(Categories[0], ("Kind", "license"), ("InstanceId", Instance), ("ClaimedAt", "2026-02-01T00:00:00Z")));
        fleet.Table.Put(Item(Categories[1], ("Kind", "instance"), ("State", "InService"), ("License", "of-another-group")));
        _items = [.. Categories.Select(Describe)];
    }

    /// <returns>A sentence for each change.</returns>
    public IEnumerable<string> Changes() => _resources.Changes().Concat(_items
        .Zip(Categories.Select(Describe))
        .Where(item => item.First != item.Second)
        .Select(item => $"another group's item was changed: from {item.First} to {item.Second}"));

    private static Dictionary<string, AttributeValue> Item(string category, params (string Name, string Value)[] attributes) => new(
        [
            new("Category", category.ToAttribute()),
            new("AutoScalingGroupName", "another-group".ToAttribute()),
            .. attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value.ToAttribute())),
        ],
        StringComparer.Ordinal);

    private string Describe(string category) => _fleet.Table.Find(category) is { } item
        ? string.Join(' ', item.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.S ?? a.Value.N}"))
        : $"{category} is gone";
}
