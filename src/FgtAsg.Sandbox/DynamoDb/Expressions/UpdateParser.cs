namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once.</summary>
internal sealed class UpdateParser(ExpressionReader reader)
{
    private readonly List<UpdateAction> _actions = [];

    public IReadOnlyList<UpdateAction> Parse()
    {
        var sections = new HashSet<UpdateKind>();
        do
        {
            var kind = Section();
            if (!sections.Add(kind))
            {
                throw reader.Error($"The \"{kind.ToString().ToUpperInvariant()}\" section can only be used once in an update expression;");
            }

            do
            {
                Add(Action(kind));
            }
            while (reader.TrySymbol(","));
        }
        while (reader.Current.Kind != TokenKind.End);

        return _actions;
    }

    private UpdateKind Section()
    {
        foreach (var kind in Enum.GetValues<UpdateKind>())
        {
            if (reader.TryKeyword(kind.ToString()))
            {
                return kind;
            }
        }

        throw reader.SyntaxError();
    }

    private void Add(UpdateAction action)
    {
        foreach (var earlier in _actions)
        {
            DocumentPath.EnsureApart(earlier.Path, action.Path, reader.Parameter);
        }

        _actions.Add(action);
    }

    private UpdateAction Action(UpdateKind kind)
    {
        var path = reader.Path();
        switch (kind)
        {
            case UpdateKind.Set:
                reader.Expect("=");
                return new UpdateAction(kind, path, Value());
            case UpdateKind.Remove:
                return new UpdateAction(kind, path, Value: null);
            default:
                return new UpdateAction(kind, path, Element(kind));
        }
    }

    private Operand.Constant Element(UpdateKind kind)
    {
        if (reader.Current.Kind != TokenKind.Value)
        {
            throw reader.SyntaxError();
        }

        var value = reader.Constant();
        var name = kind.ToString().ToUpperInvariant();
        return value.Value.Type is "SS" or "NS" or "BS" || (value.Value.Type == "N" && kind == UpdateKind.Add)
            ? value
            : throw reader.Error(
                $"Incorrect operand type for operator or function; operator: {name}, operand type: {LongName(value.Value.Type)}, "
                + $"typeset: ALLOWED_FOR_{name}_OPERAND");
    }

    private Operand Value()
    {
        var first = Term();
        if (!reader.Current.IsSymbol("+") && !reader.Current.IsSymbol("-"))
        {
            return first;
        }

        var name = reader.Take().Text;
        return new Operand.Sum(OfType(name, first, "N"), name == "-", OfType(name, Term(), "N"));
    }

    private Operand Term()
    {
        if (reader.Current.Kind == TokenKind.Value)
        {
            return reader.Constant();
        }

        if (reader.TrySymbol("("))
        {
            var inner = Value();
            reader.Expect(")");
            return inner;
        }

        return reader.IsFunction() ? Function(reader.Take().Text) : new Operand.Attribute(reader.Path());
    }

    private Operand Function(string name)
    {
        if (name is not "if_not_exists" and not "list_append")
        {
            throw reader.Error($"Invalid function name; function: {name}");
        }

        return (name, reader.Arguments(Value)) switch
        {
            ("if_not_exists", [Operand.Attribute attribute, var otherwise]) => new Operand.Default(attribute.Path, otherwise),
            ("list_append", [var first, var second]) => new Operand.Append(OfType(name, first, "L"), OfType(name, second, "L")),
            (_, { Count: not 2 } operands) => throw reader.WrongCount(name, operands.Count),
            _ => throw reader.Error($"Operator or function requires a document path; operator or function: {name}"),
        };
    }

    private Operand OfType(string name, Operand operand, string type) => operand is Operand.Constant constant && constant.Value.Type != type
        ? throw reader.WrongType(name, constant.Value.Type)
        : operand;

    private static string LongName(string type) => type switch
    {
        "S" => "STRING",
        "N" => "NUMBER",
        "B" => "BINARY",
        "BOOL" => "BOOLEAN",
        "L" => "LIST",
        "M" => "MAP",
        _ => type,
    };
}
