using System.Globalization;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>
/// Resources in the same VPC and account that belong to no group or to another group. The function must never change them.
/// </summary>
public sealed class ForeignResources
{
    /// <summary>Explains the interface to people who list the interfaces of a running demo.</summary>
    private const string Purpose = "A decoy: the function must not change it.";

    private readonly Cloud _cloud;
    private readonly Dictionary<string, string> _asMade;

    private ForeignResources(Cloud cloud, IEnumerable<string> interfaceIds, IEnumerable<string> allocationIds)
    {
        _cloud = cloud;
        _asMade = interfaceIds.Concat(allocationIds).ToDictionary(id => id, Describe, StringComparer.Ordinal);
    }

    public static ForeignResources Create(Cloud cloud, string subnetId)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        var noGroup = new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "decoy without a group" };
        var otherGroup = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = "decoy of another group",
            ["fgt-asg:group"] = "another-group",
            ["fgt-asg:instance-id"] = "i-0123456789abcdef0",
        };
        return new ForeignResources(
            cloud,
            [cloud.CreateForeignInterface(subnetId, noGroup, Purpose), cloud.CreateForeignInterface(subnetId, otherGroup, Purpose)],
            [cloud.AllocateForeignAddress(noGroup), cloud.AllocateForeignAddress(otherGroup)]);
    }

    /// <returns>A sentence for each resource that differs from its initial state.</returns>
    public IEnumerable<string> Changes() => _asMade
        .Where(made => Describe(made.Key) != made.Value)
        .Select(made => $"{made.Key} does not belong to the function, but was changed from {made.Value} to {Describe(made.Key)}");

    private string Describe(string id)
    {
        if (_cloud.NetworkInterfaces.FirstOrDefault(i => i.Id == id) is { } networkInterface)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{networkInterface.Status}, check {networkInterface.SourceDestCheck}, "
                + $"groups {string.Join(' ', networkInterface.SecurityGroupIds)}, "
                + $"{networkInterface.PrimaryIp.Association?.PublicIp}, {Tags(networkInterface)}");
        }

        return _cloud.Addresses.FirstOrDefault(a => a.Id == id) is { } address
            ? $"association {address.AssociationId}, {Tags(address)}"
            : "gone";
    }

    private static string Tags(ITaggedResource resource) => string.Join(' ', resource.Tags.Select(t => $"{t.Key}={t.Value}"));
}
