using System.Collections.Immutable;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Tags;

/// <summary>DescribeTags: the tags of all resources, ordered by kind and creation of the resource.</summary>
internal static class TagDescribe
{
    private static readonly FilterSet<TagRow> Filters = new(
        new Dictionary<string, Func<TagRow, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["resource-id"] = row => [row.Id],
            ["resource-type"] = row => [row.ResourceType],
            ["key"] = row => [row.Key],
            ["value"] = row => [row.Value],
        });

    public static Page<TagRow> Describe(CloudState state, DescribeRequest request)
    {
        var passes = Filters.Compile(request.Filters);
        IEnumerable<TagRow> rows =
        [
            .. Rows(state, state.Vpcs, "vpc"),
            .. Rows(state, state.Subnets, "subnet"),
            .. Rows(state, state.SecurityGroups, "security-group"),
            .. Rows(state, state.Instances, "instance"),
            .. Rows(state, state.NetworkInterfaces, "network-interface"),
            .. Rows(state, state.Addresses, "elastic-ip"),
        ];
        return Page<TagRow>.Of(
            rows.Select((row, place) => ((long)place, row)).Where(item => passes(item.row)),
            request.MaxResults,
            request.NextToken,
            token => Ec2Faults.InvalidValue($"Unable to parse pagination token '{token}'"));
    }

    private static IEnumerable<TagRow> Rows<T>(CloudState state, Table<T> table, string resourceType)
        where T : class, ITaggedResource =>
        from item in table.ShowAll(state.Now)
        from tag in item.Value.Tags
        select new TagRow(item.Value.Id, resourceType, tag.Key, tag.Value);
}

/// <summary>A tag of a resource in DescribeTags.</summary>
internal sealed record TagRow(string Id, string ResourceType, string Key, string Value) : ITaggedResource
{
    public ImmutableSortedDictionary<string, string> Tags => CloudTags.None.Add(Key, Value);
}

/// <summary>The tags of a resource as describe calls show them.</summary>
internal static class TagView
{
    public static List<Tag>? Of(ITaggedResource resource) =>
        resource.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToSdkList();
}
