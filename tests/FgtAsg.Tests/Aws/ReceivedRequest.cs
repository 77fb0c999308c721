using System.Net;
using System.Net.Http.Headers;

namespace FgtAsg.Tests.Aws;

internal sealed record ReceivedRequest(HttpMethod Method, string Url, HttpRequestHeaders Headers, string? ContentType, string Body)
{
    public string Authorization => string.Join(',', Headers.GetValues("Authorization"));

    /// <summary>The fields of a form body.</summary>
    public IReadOnlyDictionary<string, string> Form => Body
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}
