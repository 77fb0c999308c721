using System.Text.RegularExpressions;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Shared by the parsers: the next token, attributes, values, functions, and errors.</summary>
/// <param name="parameter">The request's parameter that contains the expression, for messages.</param>
internal sealed class ExpressionReader(string parameter, string expression, Placeholders placeholders)
{
    private static readonly string[] OtherFunctions = ["attribute_type", "begins_with", "contains", "size", "list_append"];

    private readonly IReadOnlyList<Token> _tokens = expression.Length > 0
        ? Token.Read(expression)
        : throw TableFaults.Validation($"Invalid {parameter}: The expression can not be empty;");

    private int _next;

    public Token Current => _tokens[_next];

    private Token Following => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    public Token Take()
    {
        var token = Current;
        _next = Math.Min(_next + 1, _tokens.Count - 1);
        return token;
    }

    public bool Try(string text)
    {
        var isNext = Current.Is(text);
        if (isNext)
        {
            Take();
        }

        return isNext;
    }

    public void Expect(string text)
    {
        if (!Try(text))
        {
            throw SyntaxError();
        }
    }

    /// <summary>Refuses tokens that DynamoDB allows at this position but the model does not.</summary>
    public void Refuse(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (Current.Is(text))
            {
                throw NotModelled.Of($"{text} in {parameter}");
            }
        }
    }

    /// <summary>An attribute of the item.</summary>
    public string Attribute()
    {
        var token = Current;
        if (token.IsValue)
        {
            throw NotModelled.Of($"a value before the operator in {parameter}: {token.Text}");
        }

        if (!token.IsName && !token.IsWord)
        {
            throw SyntaxError();
        }

        if (token.IsWord && ReservedWords.Contains(token.Text))
        {
            throw Error($"Attribute name is a reserved keyword; reserved keyword: {token.Text}");
        }

        Take();
        return Current.Text is "." or "["
            ? throw NotModelled.Of($"a nested document path in {parameter}: {token.Text}{Current.Text}")
            : token.IsName ? placeholders.Name(token.Text, parameter) : token.Text;
    }

    public DynamoValue Value()
    {
        if (Current.IsValue)
        {
            return placeholders.Value(Take().Text, parameter);
        }

        throw Current.IsWord || Current.IsName || Current.Is("(")
            ? NotModelled.Of($"an operand other than a :value in {parameter}: {Current.Text}")
            : SyntaxError();
    }

    /// <returns>
    /// The name of the next function; null if the next token is not a function. The next token is then its first operand, an attribute.
    /// </returns>
    public string? TryFunction(params ReadOnlySpan<string> modelled)
    {
        if (!Current.IsWord || !Following.Is("("))
        {
            return null;
        }

        var name = Take().Text;
        if (!modelled.Contains(name))
        {
            throw OtherFunctions.Contains(name)
                ? NotModelled.Of($"the function {name} in {parameter}")
                : Error($"Invalid function name; function: {name}");
        }

        Expect("(");
        return Current.IsValue ? throw Error($"Operator or function requires a document path; operator or function: {name}") : name;
    }

    public Exception Error(string message) => TableFaults.Validation($"Invalid {parameter}: {message}");

    public Exception SyntaxError()
    {
        var first = _tokens[Math.Max(_next - 1, 0)].Position;
        return Error($"Syntax error; token: \"{Current.Text}\", near: \"{expression[first..Following.End]}\"");
    }

    public Exception WrongType(string name, string type) => Error(
        $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}");
}

/// <summary>A name, keyword, placeholder or symbol of an expression.</summary>
/// <param name="Position">The start of the token in the expression, from 0.</param>
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

    /// <summary>Compares without case, as keywords are case-insensitive.</summary>
    public bool Is(string text) => string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    /// <returns>At least the end token. An unexpected character becomes a symbol of its own, which no grammar rule accepts.</returns>
    public static IReadOnlyList<Token> Read(string expression) =>
        [.. Pattern().Matches(expression).Select(match => new Token(match.Value, match.Index)), new Token(EndText, expression.Length)];

    [GeneratedRegex(@"[#:]?[A-Za-z0-9_]+|<>|<=|>=|\S", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
