using System.Text.RegularExpressions;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A name, a keyword, a placeholder or a symbol of an expression.</summary>
/// <param name="Position">Where in the expression it begins, from 0.</param>
internal readonly partial record struct Token(string Text, int Position)
{
    public const string EndText = "<EOF>";

    public bool IsEnd => Text == EndText;

    public int End => IsEnd ? Position : Position + Text.Length;

    /// <summary>A bare attribute name, a function's name, or a keyword.</summary>
    public bool IsWord => char.IsAsciiLetter(Text[0]) || Text[0] == '_';

    /// <summary><c>#name</c></summary>
    public bool IsName => Text[0] == '#';

    /// <summary><c>:value</c></summary>
    public bool IsValue => Text[0] == ':';

    /// <summary>Keywords have no case.</summary>
    public bool Is(string text) => string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    /// <returns>At least the end; a character that no token begins with is a symbol of its own, which no rule of a grammar takes.</returns>
    public static IReadOnlyList<Token> Read(string expression) =>
        [.. Pattern().Matches(expression).Select(match => new Token(match.Value, match.Index)), new Token(EndText, expression.Length)];

    [GeneratedRegex(@"[#:]?[A-Za-z0-9_]+|<>|<=|>=|\S", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
