using System.Globalization;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>What the parsers share: the next token, document paths, placeholders, and the errors.</summary>
/// <param name="parameter">The request's parameter that holds the expression, for messages.</param>
internal sealed class ExpressionReader(string parameter, string expression, Placeholders placeholders)
{
    private static readonly string[] Keywords = ["AND", "OR", "NOT", "BETWEEN", "IN"];

    private readonly IReadOnlyList<Token> _tokens = expression.Length > 0
        ? Tokenizer.Read(expression)
        : throw TableFaults.Validation($"Invalid {parameter}: The expression can not be empty;");

    private readonly List<DocumentPath> _paths = [];
    private int _next;

    public string Parameter => parameter;

    public Token Current => _tokens[_next];

    public Token Following => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    /// <summary>Every path that the expression names.</summary>
    public IReadOnlyList<DocumentPath> Paths => _paths;

    public Token Take()
    {
        var token = Current;
        _next = Math.Min(_next + 1, _tokens.Count - 1);
        return token;
    }

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        Take();
        return true;
    }

    public bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
        {
            return false;
        }

        Take();
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TrySymbol(symbol))
        {
            throw SyntaxError();
        }
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw SyntaxError();
        }
    }

    public bool IsFunction() => Current.Kind == TokenKind.Word && Following.IsSymbol("(") && !Keywords.Any(Current.IsKeyword);

    public bool IsPath() => Current.Kind == TokenKind.Name || (Current.Kind == TokenKind.Word && !Keywords.Any(Current.IsKeyword));

    public Operand.Constant Constant() => new(placeholders.Value(Take().Text, parameter));

    public DocumentPath Path()
    {
        var parts = new List<PathPart> { new(AttributeName(), 0) };
        while (true)
        {
            if (TrySymbol("."))
            {
                parts.Add(new PathPart(AttributeName(), 0));
            }
            else if (TrySymbol("["))
            {
                parts.Add(new PathPart(null, Index()));
                Expect("]");
            }
            else
            {
                var path = new DocumentPath(parts);
                _paths.Add(path);
                return path;
            }
        }
    }

    /// <summary>The operands of a function whose name was taken.</summary>
    public List<T> Arguments<T>(Func<T> argument)
    {
        var arguments = new List<T>();
        Expect("(");
        do
        {
            arguments.Add(argument());
        }
        while (TrySymbol(","));

        Expect(")");
        return arguments;
    }

    public Exception Error(string message) => TableFaults.Validation($"Invalid {parameter}: {message}");

    public Exception SyntaxError()
    {
        var first = _tokens[Math.Max(_next - 1, 0)].Position;
        var last = Following.End;
        return Error($"Syntax error; token: \"{Current.Text}\", near: \"{expression[first..last]}\"");
    }

    public Exception WrongType(string name, string type) => Error(
        $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}");

    public Exception WrongCount(string name, int count) => Error(
        $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {count}");

    private string AttributeName()
    {
        if (!IsPath())
        {
            throw SyntaxError();
        }

        var token = Take();
        if (token.Kind == TokenKind.Name)
        {
            return placeholders.Name(token.Text, parameter);
        }

        return ReservedWords.Contains(token.Text)
            ? throw Error($"Attribute name is a reserved keyword; reserved keyword: {token.Text}")
            : token.Text;
    }

    private int Index() =>
        Current.Kind == TokenKind.Digits && int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? Taken(index)
            : throw SyntaxError();

    private int Taken(int index)
    {
        Take();
        return index;
    }
}
