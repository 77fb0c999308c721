namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <param name="Position">Where in the expression it begins, from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public int End => Kind == TokenKind.End ? Position : Position + Text.Length;

    public bool IsSymbol(string text) => Kind == TokenKind.Symbol && Text == text;

    /// <summary>Keywords have no case.</summary>
    public bool IsKeyword(string text) => Kind == TokenKind.Word && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);
}
