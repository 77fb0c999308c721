using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Shows an instance's license and hostname in its tags, for people and for the firewall's own bootstrap.</summary>
internal sealed class InstanceTags(Lazy<IAmazonEC2> ec2, HostnameTag names)
{
    /// <summary>The tag that the EC2 console shows. The other tags are named like the record's attributes.</summary>
    public const string NameKey = "Name";

    /// <param name="keepsName">Leaves the tag <c>Name</c> unchanged, because a person wrote it.</param>
    public async Task ShowAsync(InstanceId id, string? license, string? hostname, RetryContext retry, bool keepsName = false)
    {
        var tags = Of(license, hostname is null ? null : names.ValueFor(hostname));
        tags.RemoveAll(tag => keepsName && tag.Key == NameKey);
        if (tags.Count > 0)
        {
            await retry.CallAsync(
                $"tagging {id} with what it holds",
                token => ec2.Value.CreateTagsAsync(new CreateTagsRequest { Resources = [id.Value], Tags = tags }, token),
                RetryRule.TagInstance);
        }
    }

    /// <summary>
    /// Deletes only tags that still have these values, so that a person's later change stays. Makes one call for each form of the name,
    /// because EC2 does not document two values of one key in a call.
    /// </summary>
    /// <param name="noted">The name of its DNS record; null for none.</param>
    public Task HideAsync(InstanceId id, string? license, string? hostname, string? noted, RetryContext retry)
    {
        string?[] values = hostname is null ? [null] : [.. names.ValuesFor(hostname, noted)];
        return Concurrently.AllAsync(
            values.Select((name, index) => Of(index == 0 ? license : null, name)).Where(tags => tags.Count > 0),
            (tags, retry) => retry.CallAsync(
                $"removing the tags of what {id} held",
                call => ec2.Value.DeleteTagsAsync(new DeleteTagsRequest { Resources = [id.Value], Tags = tags }, call),
                RetryRule.None),
            retry);
    }

    private static List<Tag> Of(string? license, string? name)
    {
        var tags = new List<Tag>();
        if (name is not null)
        {
            tags.Add(new Tag { Key = NameKey, Value = name });
            tags.Add(new Tag { Key = PoolKind.Hostname.RecordAttribute, Value = name });
        }

        if (license is not null)
        {
            tags.Add(new Tag { Key = PoolKind.License.RecordAttribute, Value = license });
        }

        return tags;
    }
}
