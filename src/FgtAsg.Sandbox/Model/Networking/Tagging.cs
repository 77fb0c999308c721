using System.Collections.Immutable;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>Tags given when a resource is created, and later by CreateTags.</summary>
internal static class Tagging
{
    private const int TagsPerResource = 50;

    public static ImmutableSortedDictionary<string, string> FromSpecifications(List<TagSpecification>? specifications, string resourceType)
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
        if (request.Resources is not { Count: > 0 } resources)
        {
            throw Ec2Faults.Missing("resourceIdSet");
        }

        if (request.Tags is not { Count: > 0 })
        {
            throw Ec2Faults.Missing("tagSet");
        }

        // All or nothing: the first pass finds every resource and checks every tag before the second changes one.
        var changes = resources.ConvertAll(id => Plan(state, id, request.Tags));
        changes.ForEach(change => change());
        return new CreateTagsResponse();
    }

    private static Action Plan(CloudState state, string id, List<Tag> tags)
    {
        switch (id.Split('-')[0])
        {
            case "i":
                var instance = Lookup.Instance(state, id);
                return Put(state.Instances, state, instance with { Tags = Merge(instance.Tags, tags) });
            case "eni":
                var networkInterface = Lookup.Interface(state, id);
                return Put(state.NetworkInterfaces, state, networkInterface with { Tags = Merge(networkInterface.Tags, tags) });
            case "eipalloc":
                var address = Lookup.Address(state, id, null);
                return Put(state.Addresses, state, address with { Tags = Merge(address.Tags, tags) });
            case "subnet":
                var subnet = Lookup.Subnet(state, id);
                return Put(state.Subnets, state, subnet with { Tags = Merge(subnet.Tags, tags) });
            case "sg":
                var group = state.SecurityGroups.Get(id) ?? throw Ec2Faults.SecurityGroupNotFound(id);
                return Put(state.SecurityGroups, state, group with { Tags = Merge(group.Tags, tags) });
            case "vpc":
                var vpc = state.Vpcs.Get(id) ?? throw Ec2Faults.VpcNotFound(id);
                return Put(state.Vpcs, state, vpc with { Tags = Merge(vpc.Tags, tags) });
            default:
                throw new ServiceFault("InvalidID", $"The ID '{id}' is not valid");
        }
    }

    private static Action Put<T>(Table<T> table, CloudState state, T changed)
        where T : class, ICloudResource => () => table.Put(changed, state.Now);

    private static ImmutableSortedDictionary<string, string> Merge(ImmutableSortedDictionary<string, string> tags, List<Tag>? added)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in added ?? [])
        {
            var key = tag.Key ?? throw Ec2Faults.Missing("key");
            if (!seen.Add(key))
            {
                throw Ec2Faults.InvalidValue($"Duplicate tag key '{key}' specified.");
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw Ec2Faults.InvalidValue("Tag keys starting with 'aws:' are reserved for internal use");
            }

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

        return tags.Count(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal)) > TagsPerResource
            ? throw new ServiceFault("TagLimitExceeded", $"The maximum number of Tags for a resource is {TagsPerResource}.")
            : tags;
    }
}
