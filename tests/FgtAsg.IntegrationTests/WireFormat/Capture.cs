using System.Net;
using Amazon.Runtime;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>An HTTP layer that keeps the form it is given and answers with one body.</summary>
internal sealed class Capture(string answer) : HttpClientFactory
{
    private readonly string _answer = answer;

    public SortedDictionary<string, string> Form { get; } = new(StringComparer.Ordinal);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Capture capture) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            foreach (var field in body.Split('&').Select(field => field.Split('=', 2)))
            {
                capture.Form.Add(WebUtility.UrlDecode(field[0]), WebUtility.UrlDecode(field[1]));
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(capture._answer) };
        }
    }
}
