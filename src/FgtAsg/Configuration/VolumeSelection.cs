namespace FgtAsg.Configuration;

/// <summary>Which of a region's volumes that are in use get snapshots.</summary>
/// <param name="InstancesOfGroup">Only those of instances that carry the group's <c>aws:autoscaling:groupName</c> tag.</param>
/// <param name="TagKey">Only those that carry this tag; null for no such condition.</param>
/// <param name="TagValue">The tag's value.</param>
internal sealed record VolumeSelection(bool InstancesOfGroup, string? TagKey, string TagValue)
{
    public const string Expected = "'group', 'all' or 'tag:<key>=<value>'";

    public static readonly VolumeSelection Group = new(InstancesOfGroup: true, TagKey: null, "");
    public static readonly VolumeSelection All = new(InstancesOfGroup: false, TagKey: null, "");

    private const string TagPrefix = "tag:";

    /// <returns>Null for what is none.</returns>
    public static VolumeSelection? Parse(string text)
    {
        if (text is "group" or "all")
        {
            return text == "group" ? Group : All;
        }

        // A key has no '=' here, a value may.
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return text.StartsWith(TagPrefix, StringComparison.Ordinal) && equals > TagPrefix.Length
            ? new VolumeSelection(InstancesOfGroup: false, text[TagPrefix.Length..equals], text[(equals + 1)..])
            : null;
    }
}
