using System.Net;
using Amazon.Runtime;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>An HTTP layer that keeps the request and answers with a fixed body.</summary>
internal sealed class Capture(string answer, IReadOnlyDictionary<string, string>? headers = null) : HttpClientFactory
{
    private readonly string _answer = answer;
    private readonly IReadOnlyDictionary<string, string> _headers = headers ?? new Dictionary<string, string>();

    public string Method { get; private set; } = "";

    public string Path { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string? ContentType { get; private set; }

    /// <summary>The operation's name in the JSON protocols (the header <c>X-Amz-Target</c>).</summary>
    public string? Target { get; private set; }

    /// <summary>The fields of a body that is a form.</summary>
    public SortedDictionary<string, string> Form => new(
        Body.Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(
            pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1])),
        StringComparer.Ordinal);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Capture capture) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            capture.Method = request.Method.Method;
            capture.Path = request.RequestUri!.AbsolutePath;
            capture.Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            capture.ContentType = request.Content.Headers.ContentType?.ToString();
            capture.Target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? string.Join(',', targets) : null;
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(capture._answer) };
            foreach (var (name, value) in capture._headers)
            {
                response.Headers.Add(name, value);
            }

            return response;
        }
    }
}
