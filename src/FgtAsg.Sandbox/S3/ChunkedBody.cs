using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.S3;

/// <summary>
/// Decodes S3's <c>aws-chunked</c> bodies: <c>size;extension CRLF data CRLF</c>, a chunk of size 0, then trailers. Signatures are not
/// checked.
/// </summary>
internal static class ChunkedBody
{
    public static byte[] Decode(HttpRequest request, byte[] body)
    {
        if (!request.Headers.ContainsKey("x-amz-decoded-content-length"))
        {
            return body;
        }

        using var decoded = new MemoryStream(body.Length);
        var rest = body.AsSpan();
        while (rest.IndexOf("\r\n"u8) is > 0 and var end)
        {
            var size = int.Parse(
                Encoding.ASCII.GetString(rest[..end]).Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                break;
            }

            decoded.Write(rest.Slice(end + 2, size));
            rest = rest[(end + 2 + size + 2)..];
        }

        return decoded.ToArray();
    }
}
