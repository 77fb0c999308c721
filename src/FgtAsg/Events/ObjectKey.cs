using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FgtAsg.Events;

/// <summary>
/// Decodes the keys in S3's own notifications. They are encoded like form fields: a space as <c>+</c>, other bytes of the key's UTF-8 as
/// <c>%XX</c>.
/// </summary>
internal static class ObjectKey
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>False if the text is not a valid encoding.</returns>
    public static bool TryDecode(string encoded, [NotNullWhen(true)] out string? key)
    {
        key = null;
        try
        {
            var source = Strict.GetBytes(encoded);
            var bytes = new List<byte>(source.Length);
            for (var i = 0; i < source.Length; i++)
            {
                if (source[i] != (byte)'%')
                {
                    bytes.Add(source[i] == (byte)'+' ? (byte)' ' : source[i]);
                }
                else if (i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
                {
                    bytes.Add(Convert.FromHexString([(char)source[i + 1], (char)source[i + 2]])[0]);
                    i += 2;
                }
                else
                {
                    return false;
                }
            }

            key = Strict.GetString([.. bytes]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
