namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Cuts an expression into tokens.</summary>
internal static class Tokenizer
{
    private static readonly string[] Symbols = ["<>", "<=", ">=", "<", ">", "=", "(", ")", "[", "]", ".", ",", "+", "-"];

    /// <returns>At least the end; a character that no token begins with is a symbol of its own, which no rule of the grammar takes.</returns>
    public static IReadOnlyList<Token> Read(string expression)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (true)
        {
            while (position < expression.Length && char.IsWhiteSpace(expression[position]))
            {
                position++;
            }

            if (position == expression.Length)
            {
                tokens.Add(new Token(TokenKind.End, "<EOF>", position));
                return tokens;
            }

            tokens.Add(Next(expression, position));
            position = tokens[^1].End;
        }
    }

    private static Token Next(string expression, int position)
    {
        var rest = expression.AsSpan(position);
        if (rest[0] is '#' or ':')
        {
            return new Token(rest[0] == '#' ? TokenKind.Name : TokenKind.Value, rest[..(1 + LengthOfWord(rest[1..]))].ToString(), position);
        }

        if (char.IsAsciiDigit(rest[0]))
        {
            var length = rest.IndexOfAnyExceptInRange('0', '9');
            return new Token(TokenKind.Digits, rest[..(length < 0 ? rest.Length : length)].ToString(), position);
        }

        if (LengthOfWord(rest) is > 0 and var letters)
        {
            return new Token(TokenKind.Word, rest[..letters].ToString(), position);
        }

        foreach (var symbol in Symbols)
        {
            if (rest.StartsWith(symbol, StringComparison.Ordinal))
            {
                return new Token(TokenKind.Symbol, symbol, position);
            }
        }

        return new Token(TokenKind.Symbol, rest[..1].ToString(), position);
    }

    private static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length;
    }
}
