using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Shows on the instance itself what it holds, for people and for the firewall's own bootstrap.</summary>
internal sealed class InstanceTags(Lazy<IAmazonEC2> ec2, HostnameTag names)
{
    /// <summary>Besides the tags that are called as the record's attributes are: what EC2's console shows.</summary>
    public const string NameKey = "Name";

    /// <param name="id">The instance.</param>
    /// <param name="license">Null for none.</param>
    /// <param name="hostname">Null for none.</param>
    /// <param name="keepsName">Leaves the tag <c>Name</c> as it is: a person wrote it.</param>
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
    /// Only tags that still have these values: what a person wrote since stays. A call for each form of the name: EC2 does not say what it
    /// does with two values of one key.
    /// </summary>
    /// <param name="id">The instance.</param>
    /// <param name="license">Null for none.</param>
    /// <param name="hostname">Null for none.</param>
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
