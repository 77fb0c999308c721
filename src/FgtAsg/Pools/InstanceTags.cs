using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Lifecycle;

namespace FgtAsg.Pools;

/// <summary>Shows on the instance itself what it holds, for people and for the firewall's own bootstrap.</summary>
internal sealed class InstanceTags(Lazy<IAmazonEC2> ec2)
{
    public async Task ShowAsync(InstanceId id, string? license, string? hostname, Patience patience, CancellationToken cancellationToken)
    {
        var tags = Of(license, hostname);
        if (tags.Count > 0)
        {
            await patience.CallAsync(
                $"tagging {id} with what it holds",
                token => ec2.Value.CreateTagsAsync(new CreateTagsRequest { Resources = [id.Value], Tags = tags }, token),
                RetryRule.TagInstance,
                cancellationToken);
        }
    }

    /// <summary>Only tags that still have these values: what a person wrote since stays.</summary>
    public async Task HideAsync(InstanceId id, string? license, string? hostname, Patience patience, CancellationToken cancellationToken)
    {
        var tags = Of(license, hostname);
        if (tags.Count > 0)
        {
            await patience.CallAsync(
                $"removing the tags of what {id} held",
                token => ec2.Value.DeleteTagsAsync(new DeleteTagsRequest { Resources = [id.Value], Tags = tags }, token),
                RetryRule.None,
                cancellationToken);
        }
    }

    /// <summary>The items of the pools, by their keys in the table, that the tags name; or what people wrote into tags of the same keys.</summary>
    public static IEnumerable<string> KeysShown(Instance? instance) => PoolKind.All
        .Select(kind => ValueOf(instance, kind) is { } value ? kind.KeyOf(value) : null)
        .OfType<string>();

    /// <summary>What the tags say that the instance holds.</summary>
    /// <param name="instance">The instance; null for none.</param>
    /// <param name="poolItems">The keys of items of the pools: what is not among them is a person's.</param>
    public static (string? License, string? Hostname) Shown(Instance? instance, IReadOnlySet<string> poolItems)
    {
        return (Of(PoolKind.License), Of(PoolKind.Hostname));

        string? Of(PoolKind kind) => ValueOf(instance, kind) is { } value && poolItems.Contains(kind.KeyOf(value)) ? value : null;
    }

    private static string? ValueOf(Instance? instance, PoolKind kind) => instance?.Tags?.Find(tag => tag.Key == kind.RecordAttribute)?.Value;

    private static List<Tag> Of(string? license, string? hostname)
    {
        var tags = new List<Tag>();
        if (hostname is not null)
        {
            tags.Add(new Tag { Key = "Name", Value = hostname });
            tags.Add(new Tag { Key = "Hostname", Value = hostname });
        }

        if (license is not null)
        {
            tags.Add(new Tag { Key = "License", Value = license });
        }

        return tags;
    }
}
