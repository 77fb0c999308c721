namespace FgtAsg.Snapshots;

/// <summary>Values for the filters of EC2's describe calls.</summary>
internal static class FilterValues
{
    /// <summary>A filter's value has wildcards, which a backslash takes their meaning.</summary>
    public static string Literal(string value) => value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("*", @"\*", StringComparison.Ordinal)
        .Replace("?", @"\?", StringComparison.Ordinal);
}
