namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>Lists as the SDK's responses have them.</summary>
internal static class SdkList
{
    /// <summary>Null where there is nothing: version 4 of the SDK reads an empty list of XML so, and callers must meet that here too.</summary>
    public static List<T>? ToSdkList<T>(this IEnumerable<T> items)
    {
        List<T> list = [.. items];
        return list.Count == 0 ? null : list;
    }
}
