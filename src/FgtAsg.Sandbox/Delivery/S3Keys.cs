using System.Globalization;
using System.Text;

namespace FgtAsg.Sandbox.Delivery;

internal static class S3Keys
{
    /// <summary>Encodes a key as in S3's own notifications: like a form field (a space becomes a plus), but slashes stay.</summary>
    public static string Encode(string key)
    {
        var encoded = new StringBuilder(key.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(key))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '*' or '/')
            {
                encoded.Append(character);
            }
            else if (character == ' ')
            {
                encoded.Append('+');
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return encoded.ToString();
    }
}
