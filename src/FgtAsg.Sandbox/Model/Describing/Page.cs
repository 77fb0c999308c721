using System.Globalization;
using System.Text;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>One page of the results of a describe call.</summary>
/// <remarks>The token contains the position of the last item, so that paging works even if items are added or removed in between.</remarks>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    private const string TokenPrefix = "after:";

    /// <param name="items">All results with their positions.</param>
    /// <param name="size">The maximum page size; null for all.</param>
    /// <param name="token">The token of the previous page.</param>
    /// <param name="invalidToken">The error for an invalid token.</param>
    public static Page<T> Of(IEnumerable<(long Place, T Value)> items, int? size, string? token, Func<string, ServiceFault> invalidToken)
    {
        var after = string.IsNullOrEmpty(token) ? -1 : Parse(token) ?? throw invalidToken(token);
        var rest = items.Where(item => item.Place > after);
        if (size is null)
        {
            return new Page<T>([.. rest.Select(item => item.Value)], null);
        }

        var taken = rest.Take(size.Value + 1).ToList();
        if (taken.Count <= size)
        {
            return new Page<T>(taken.ConvertAll(item => item.Value), null);
        }

        taken.RemoveAt(taken.Count - 1);
        var next = Convert.ToBase64String(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{TokenPrefix}{taken[^1].Place}")));
        return new Page<T>(taken.ConvertAll(item => item.Value), next);
    }

    private static long? Parse(string token)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(bytes[..length]);
        return text.StartsWith(TokenPrefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
    }
}

/// <summary>Lists in the form of the SDK's responses.</summary>
internal static class SdkList
{
    /// <summary>
    /// Null for an empty list. Version 4 of the SDK reads an empty XML list as null, and callers must handle that here too.
    /// </summary>
    public static List<T>? ToSdkList<T>(this IEnumerable<T> items)
    {
        List<T> list = [.. items];
        return list.Count == 0 ? null : list;
    }
}
