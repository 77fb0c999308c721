using System.Globalization;
using System.Text;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>One page of what a describe found.</summary>
/// <remarks>Its token names the last item's place, so that the next page goes on there while items come and go.</remarks>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    private const string TokenPrefix = "after:";

    /// <param name="items">Everything found, by place.</param>
    /// <param name="size">How many at most; null for all.</param>
    /// <param name="token">The token of the page before.</param>
    /// <param name="invalidToken">What to answer to a token that is none.</param>
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

/// <summary>Lists as the SDK's responses have them.</summary>
internal static class SdkList
{
    /// <summary>
    /// Null where there is nothing: version 4 of the SDK reads an empty list of XML so, and callers must meet that here too.
    /// </summary>
    public static List<T>? ToSdkList<T>(this IEnumerable<T> items)
    {
        List<T> list = [.. items];
        return list.Count == 0 ? null : list;
    }
}
