namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>A filter's value: <c>*</c> stands for any text, <c>?</c> for one character, and a backslash takes either as it is.</summary>
internal static class Wildcard
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                for (var skipped = 0; skipped <= text.Length; skipped++)
                {
                    if (Matches(pattern[1..], text[skipped..]))
                    {
                        return true;
                    }
                }

                return false;
            }

            var isEscape = pattern[0] == '\\' && pattern.Length > 1;
            if (text.IsEmpty || (isEscape ? pattern[1] != text[0] : pattern[0] != '?' && pattern[0] != text[0]))
            {
                return false;
            }

            pattern = pattern[(isEscape ? 2 : 1)..];
            text = text[1..];
        }

        return text.IsEmpty;
    }
}
