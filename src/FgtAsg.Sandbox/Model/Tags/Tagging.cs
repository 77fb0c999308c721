using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using TagSet = System.Collections.Immutable.ImmutableSortedDictionary<string, string>;

namespace FgtAsg.Sandbox.Model.Tags;

/// <summary>Tags: set when a resource is created, and changed by CreateTags and DeleteTags.</summary>
internal static class Tagging
{
    private const int TagsPerResource = 50;

    public static TagSet FromSpecifications(List<TagSpecification>? specifications, string resourceType)
    {
        var tags = CloudTags.None;
        foreach (var specification in specifications ?? [])
        {
            var type = specification.ResourceType?.Value;
            if (type != resourceType)
            {
                throw Ec2Faults.InvalidValue($"'{type}' is not a valid taggable resource type for this operation.");
            }

            tags = Merge(tags, specification.Tags);
        }

        return tags;
    }

    public static CreateTagsResponse Create(CloudState state, CreateTagsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        ThrowIfMissing(request.Resources);
        if (request.Tags is not { Count: > 0 })
        {
            throw Ec2Faults.Missing("tagSet");
        }

        Change(state, request.Resources, tags => Merge(tags, request.Tags));
        return new CreateTagsResponse();
    }

    public static DeleteTagsResponse Delete(CloudState state, DeleteTagsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        ThrowIfMissing(request.Resources);
        Change(state, request.Resources, tags => Without(tags, request.Tags));
        return new DeleteTagsResponse();
    }

    private static void ThrowIfMissing(List<string>? resources)
    {
        if (resources is not { Count: > 0 })
        {
            throw Ec2Faults.Missing("resourceIdSet");
        }
    }

    /// <summary>All or nothing: all resources and tags are checked before the first one is changed.</summary>
    private static void Change(CloudState state, List<string> resources, Func<TagSet, TagSet> change) =>
        resources.ConvertAll(id => Plan(state, id, change)).ForEach(planned => planned());

    private static Action Plan(CloudState state, string id, Func<TagSet, TagSet> change)
    {
        switch (id.Split('-')[0])
        {
            case "i":
                var instance = Lookup.Instance(state, id);
                return Put(state.Instances, state, instance with { Tags = change(instance.Tags) });
            case "eni":
                var networkInterface = Lookup.Interface(state, id);
                return Put(state.NetworkInterfaces, state, networkInterface with { Tags = change(networkInterface.Tags) });
            case "eipalloc":
                var address = Lookup.Address(state, id);
                return Put(state.Addresses, state, address with { Tags = change(address.Tags) });
            case "vol":
                var volume = Lookup.Volume(state, id);
                return Put(state.Volumes, state, volume with { Tags = change(volume.Tags) });
            case "snap":
                var snapshot = Lookup.Snapshot(state, id);
                return Put(state.Snapshots, state, snapshot with { Tags = change(snapshot.Tags) });
            case "subnet":
                var subnet = Lookup.Subnet(state, id);
                return Put(state.Subnets, state, subnet with { Tags = change(subnet.Tags) });
            case "sg":
                var group = state.SecurityGroups.Get(id) ?? throw Ec2Faults.SecurityGroupNotFound(id);
                return Put(state.SecurityGroups, state, group with { Tags = change(group.Tags) });
            case "vpc":
                var vpc = state.Vpcs.Get(id) ?? throw Ec2Faults.VpcNotFound(id);
                return Put(state.Vpcs, state, vpc with { Tags = change(vpc.Tags) });
            default:
                throw new ServiceFault("InvalidID", $"The ID '{id}' is not valid");
        }
    }

    private static Action Put<T>(Table<T> table, CloudState state, T changed)
        where T : class, ICloudResource => () => table.Put(changed, state.Now);

    private static TagSet Merge(TagSet tags, List<Tag>? added)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in added ?? [])
        {
            var key = tag.Key ?? throw Ec2Faults.Missing("key");
            if (!seen.Add(key))
            {
                throw Ec2Faults.InvalidValue($"Duplicate tag key '{key}' specified.");
            }

            ThrowIfReserved(key);
            if (key.Length is 0 or > 127)
            {
                throw Ec2Faults.InvalidValue("Tag key exceeds the maximum length of 127 characters");
            }

            if (tag.Value?.Length > 255)
            {
                throw Ec2Faults.InvalidValue("Tag value exceeds the maximum length of 255 characters");
            }

            tags = tags.SetItem(key, tag.Value ?? "");
        }

        return tags.Count(tag => !IsReserved(tag.Key)) > TagsPerResource
            ? throw new ServiceFault("TagLimitExceeded", $"The maximum number of Tags for a resource is {TagsPerResource}.")
            : tags;
    }

    /// <summary>
    /// A tag with a value is removed only if the values are equal; a tag without a value is removed in any case. Without a list, all tags
    /// except AWS's own are removed.
    /// </summary>
    private static TagSet Without(TagSet tags, List<Tag>? removed)
    {
        if (removed is not { Count: > 0 })
        {
            return tags.RemoveRange(tags.Keys.Where(key => !IsReserved(key)));
        }

        foreach (var tag in removed)
        {
            var key = tag.Key ?? throw Ec2Faults.Missing("key");
            ThrowIfReserved(key);
            if (tag.Value is null || tags.GetValueOrDefault(key) == tag.Value)
            {
                tags = tags.Remove(key);
            }
        }

        return tags;
    }

    private static void ThrowIfReserved(string key)
    {
        if (IsReserved(key))
        {
            throw Ec2Faults.InvalidValue("Tag keys starting with 'aws:' are reserved for internal use");
        }
    }

    private static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
