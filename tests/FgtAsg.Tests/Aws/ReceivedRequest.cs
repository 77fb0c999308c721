using System.Net.Http.Headers;

namespace FgtAsg.Tests.Aws;

internal sealed record ReceivedRequest(string Url, HttpRequestHeaders Headers, IReadOnlyDictionary<string, string> Form)
{
    public string Authorization => string.Join(',', Headers.GetValues("Authorization"));
}
