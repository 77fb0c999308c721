using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Lifecycle;

namespace FgtAsg.Pools;

/// <summary>Shows on the instance itself what it holds, for people and for the firewall's own bootstrap.</summary>
internal sealed class InstanceTags(IAmazonEC2 ec2)
{
    public async Task ShowAsync(InstanceId id, string? license, string? hostname, Patience patience, CancellationToken cancellationToken)
    {
        var tags = Of(license, hostname);
        if (tags.Count > 0)
        {
            await patience.CallAsync(
                $"tagging {id} with what it holds",
                token => ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [id.Value], Tags = tags }, token),
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
                token => ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [id.Value], Tags = tags }, token),
                RetryRule.None,
                cancellationToken);
        }
    }

    /// <summary>What the tags say that the instance holds.</summary>
    public static (string? License, string? Hostname) Shown(Instance? instance) => (ValueOf(instance, "License"), ValueOf(instance, "Hostname"));

    private static string? ValueOf(Instance? instance, string key) => instance?.Tags?.Find(tag => tag.Key == key)?.Value;

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
