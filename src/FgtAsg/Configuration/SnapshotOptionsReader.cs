namespace FgtAsg.Configuration;

/// <summary>Reads the settings of snapshots.</summary>
internal static class SnapshotOptionsReader
{
    private const string Expected = "'all', or regions with commas between them, like 'eu-central-1,us-east-1'";

    /// <summary>A week. Slots of this length begin on Mondays.</summary>
    private const int LongestSlotMinutes = 7 * 24 * 60;

    private const int MostKept = 1000;
    private const int MostDays = 3650;

    /// <summary>Null if no regions are set: no snapshots are made.</summary>
    public static SnapshotOptions? Read(Variables variables)
    {
        var count = variables.Number("snapshot_keep_count", whereUnset: 7, MostKept, atLeast: 1);
        var days = variables.Number("snapshot_keep_days", whereUnset: 30, MostDays, atLeast: 1);
        var minimum = variables.Number("snapshot_keep_minimum", whereUnset: 1, MostKept);
        if (minimum > count)
        {
            variables.Errors.Add($"snapshot_keep_minimum is {minimum}: expected at most snapshot_keep_count ({count})");
        }

        var slot = variables.Number("snapshot_slot_minutes", whereUnset: 24 * 60, LongestSlotMinutes, atLeast: 1);
        var selection = Selection(variables);
        return variables.Optional("snapshot_regions") is not { } regions ? null : new SnapshotOptions
        {
            Regions = regions == "all" ? null : Regions(variables, regions),
            Selection = selection,
            SlotLength = TimeSpan.FromMinutes(slot),
            KeepCount = count,
            KeepAge = TimeSpan.FromDays(days),
            KeepMinimum = minimum,
        };
    }

    private static VolumeSelection Selection(Variables variables)
    {
        if (variables.Optional("snapshot_selection") is not { } text)
        {
            return VolumeSelection.Group;
        }

        if (VolumeSelection.Parse(text) is { } selection)
        {
            return selection;
        }

        variables.Errors.Add($"snapshot_selection is '{text}': expected {VolumeSelection.Expected}");
        return VolumeSelection.Group;
    }

    private static List<string> Regions(Variables variables, string text)
    {
        var regions = new List<string>();
        foreach (var part in text.Split(','))
        {
            var region = part.Trim();
            if (!IsRegion(region))
            {
                variables.Errors.Add($"snapshot_regions has '{region}': expected {Expected}");
            }
            else if (!regions.Contains(region))
            {
                regions.Add(region);
            }
        }

        return regions;
    }

    /// <summary>
    /// Checks only the form, because AWS adds regions more often than the function is released. EC2 is asked whether the region exists.
    /// </summary>
    private static bool IsRegion(string text)
    {
        var parts = text.Split('-');
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            var isLast = i == parts.Length - 1;
            foreach (var c in part)
            {
                if (isLast ? !char.IsAsciiDigit(c) : !char.IsAsciiLetterLower(c))
                {
                    return false;
                }
            }

            if (part.Length == 0 || (isLast && part.Length > 2))
            {
                return false;
            }
        }

        return parts.Length >= 3;
    }
}

/// <summary>Which disks get snapshots, how often, and how long the snapshots are kept.</summary>
internal sealed record SnapshotOptions
{
    /// <summary>Null for all regions that are enabled for the account.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    public VolumeSelection Selection { get; init; } = VolumeSelection.Group;

    /// <summary>A volume gets one snapshot in each period of this length.</summary>
    public TimeSpan SlotLength { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The maximum number of snapshots of a volume.</summary>
    public int KeepCount { get; init; } = 7;

    /// <summary>The maximum age of a snapshot.</summary>
    public TimeSpan KeepAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many of its newest snapshots a volume keeps at any age.</summary>
    public int KeepMinimum { get; init; } = 1;
}

/// <summary>Which of a region's in-use volumes get snapshots.</summary>
/// <param name="InstancesOfGroup">Only volumes of instances with the group's <c>aws:autoscaling:groupName</c> tag.</param>
/// <param name="TagKey">Only volumes with this tag; null for no such condition.</param>
/// <param name="TagValue">The tag's value.</param>
internal sealed record VolumeSelection(bool InstancesOfGroup, string? TagKey, string TagValue)
{
    public const string Expected = "'group', 'all' or 'tag:<key>=<value>'";

    public static readonly VolumeSelection Group = new(InstancesOfGroup: true, TagKey: null, "");
    public static readonly VolumeSelection All = new(InstancesOfGroup: false, TagKey: null, "");

    private const string TagPrefix = "tag:";

    /// <returns>Null if the text is not a selection.</returns>
    public static VolumeSelection? Parse(string text)
    {
        if (text is "group" or "all")
        {
            return text == "group" ? Group : All;
        }

        // A key cannot contain '=', a value can.
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return text.StartsWith(TagPrefix, StringComparison.Ordinal) && equals > TagPrefix.Length
            ? new VolumeSelection(InstancesOfGroup: false, text[TagPrefix.Length..equals], text[(equals + 1)..])
            : null;
    }
}
