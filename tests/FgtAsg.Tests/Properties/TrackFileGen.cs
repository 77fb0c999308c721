using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Network;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of track files with entries of this function and of other writers, and of EC2's descriptions.</summary>
internal static class TrackFileGen
{
    /// <summary>Few different instances, so that a changed instance often has an entry already.</summary>
    public static Gen<InstanceId> Instance { get; } =
        Gen.Choose(1, 5).Select(number => InstanceId.Parse("i-" + number.ToString("x17", CultureInfo.InvariantCulture)));

    private static Gen<string> InterfaceId { get; } = Gen.Choose(1, 4).Select(number => $"eni-{number}");

    /// <summary>Mostly ids of instances, sometimes another name.</summary>
    private static Gen<string[]> InstanceNames { get; } =
        Gen.Frequency((6, Instance.Select(id => id.Value)), (1, Texts.Unicode)).ArrayOf().Resize(5);

    private static Gen<string[]> Indexes { get; } =
        Gen.Frequency((6, Gen.Choose(0, 4).Select(index => $"{index}")), (1, Texts.Unicode)).ArrayOf().Resize(4);

    private static Gen<string[]> FieldNames { get; } = Gen.Frequency(
        (3, Gen.Elements("NetworkInterfaceId", "SubnetId", "Association", "Attachment", "Description", "ManagedByFgtAsg")),
        (3, Gen.Elements("Status", "OwnerId", "TagSet", "InterfaceType")),
        (1, Texts.Unicode)).ArrayOf().Resize(5);

    /// <summary>A complete track file.</summary>
    public static Gen<Json> Document { get; } = JsonGen.MapOf(InstanceNames, JsonGen.MapOf(Indexes, Interface));

    /// <summary>EC2's description of an instance's interfaces, with the information which of them belong to this function.</summary>
    public static Gen<TrackEntry> Entry { get; } =
        from indexes in Gen.SubListOf(0, 1, 2, 3, 4)
        from interfaces in Gen.CollectToArray(indexes, Described)
        from ours in Gen.Elements(true, false).ArrayOf(interfaces.Length)
        select TrackEntry.From(interfaces, shown => ours[Array.IndexOf(interfaces, shown)]);

    private static Gen<Json> Interface =>
        from known in InterfaceId
        from says in Gen.Elements(true, true, false)
        from fields in JsonGen.MapOf(FieldNames, JsonGen.Value.Resize(6))
        let others = ((Json.Map)fields).Members.Where(m => m.QuotedName != Json.Quote("NetworkInterfaceId"))
        select says ? new Json.Map([(Json.Quote("NetworkInterfaceId"), Json.Text(known)), .. others]) : fields;

    private static Gen<NetworkInterface> Described(int index) =>
        from id in InterfaceId
        from description in Texts.Unicode
        from hasAddress in Gen.Elements(true, false)
        select new NetworkInterface
        {
            NetworkInterfaceId = id,
            SubnetId = "subnet-1",
            Description = description,
            SourceDestCheck = false,
            Attachment = new NetworkInterfaceAttachment
            {
                AttachmentId = $"eni-attach-{index}",
                DeviceIndex = index,
                DeleteOnTermination = true,
            },
            Association = hasAddress
                ? new NetworkInterfaceAssociation { PublicIp = "203.0.113.5", AllocationId = "eipalloc-1", AssociationId = "eipassoc-1" }
                : null,
        };
}
