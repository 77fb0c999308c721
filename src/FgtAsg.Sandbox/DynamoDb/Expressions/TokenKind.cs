namespace FgtAsg.Sandbox.DynamoDb.Expressions;

internal enum TokenKind
{
    /// <summary>A bare attribute name, a function's name, or a keyword.</summary>
    Word,

    /// <summary><c>#name</c></summary>
    Name,

    /// <summary><c>:value</c></summary>
    Value,

    /// <summary>Digits: a place in a list.</summary>
    Digits,

    /// <summary>An operator or a punctuation mark.</summary>
    Symbol,

    End,
}
