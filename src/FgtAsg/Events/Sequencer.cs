using System.Diagnostics.CodeAnalysis;

namespace FgtAsg.Events;

/// <summary>
/// S3's order of the changes of one object: a hexadecimal number of any length. Two compare after the shorter one is padded with zeros on its
/// right ("Event message structure" of the S3 User Guide); those of different objects do not compare at all.
/// </summary>
internal readonly record struct Sequencer
{
    private Sequencer(string value) => Value = value;

    /// <summary>
    /// The normal form: upper case, without zeros at the end. Its texts sort, byte by byte, as the padded numbers do (a text sorts
    /// before every longer one that it begins, and no digit sorts before 0), and so does DynamoDB sort them in a condition, which cannot pad.
    /// </summary>
    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out Sequencer sequencer)
    {
        var valid = !string.IsNullOrEmpty(text) && text.All(char.IsAsciiHexDigit);
        sequencer = valid ? new Sequencer(Normal(text!)) : default;
        return valid;
    }

    public bool IsAfter(string normalForm) => string.CompareOrdinal(Value, normalForm) > 0;

    public override string ToString() => Value;

    /// <summary>Zeros alone stay one zero: an attribute of an empty text would say nothing to whoever reads the table.</summary>
    private static string Normal(string text) => text.TrimEnd('0') is { Length: > 0 } digits ? digits.ToUpperInvariant() : "0";
}
