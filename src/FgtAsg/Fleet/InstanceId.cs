using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FgtAsg.Fleet;

/// <summary>An EC2 instance id: <c>i-</c> and 8 or 17 hexadecimal digits.</summary>
internal readonly partial record struct InstanceId
{
    private InstanceId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out InstanceId id)
    {
        var valid = text is not null && Pattern().IsMatch(text);
        id = valid ? new InstanceId(text!) : default;
        return valid;
    }

    public static InstanceId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not an EC2 instance id (i- and 8 or 17 hexadecimal digits).");

    public override string ToString() => Value;

    [GeneratedRegex(@"\Ai-(?:[0-9a-f]{8}|[0-9a-f]{17})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
