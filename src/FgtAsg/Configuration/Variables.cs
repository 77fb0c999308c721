using System.Globalization;

namespace FgtAsg.Configuration;

/// <summary>Reads single environment variables by type. On an error, it records the error and returns a default value.</summary>
internal sealed class Variables(IReadOnlyDictionary<string, string> environment)
{
    public List<string> Errors { get; } = [];

    public string Required(string name, string expected)
    {
        var value = Optional(name);
        if (value is null)
        {
            Errors.Add($"{name} is missing: expected {expected}");
        }

        return value ?? "";
    }

    /// <summary>Terraform passes an unset string as an empty one.</summary>
    public string? Optional(string name) =>
        environment.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public bool Flag(string name)
    {
        switch (Optional(name))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            case var other:
                Errors.Add($"{name} is '{other}': expected 'true' or 'false'");
                return false;
        }
    }

    public int Number(string name, int whereUnset, int atMost, int atLeast = 0)
    {
        if (Optional(name) is not { } text)
        {
            return whereUnset;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast && number <= atMost)
        {
            return number;
        }

        Errors.Add($"{name} is '{text}': expected a whole number from {atLeast} to {atMost}");
        return whereUnset;
    }

    public WhenExhausted Exhausted(string name, WhenExhausted whereUnset)
    {
        switch (Optional(name))
        {
            case null:
                return whereUnset;
            case "abandon":
                return WhenExhausted.Abandon;
            case "continue":
                return WhenExhausted.Continue;
            case var other:
                Errors.Add($"{name} is '{other}': expected 'abandon' or 'continue'");
                return whereUnset;
        }
    }
}
