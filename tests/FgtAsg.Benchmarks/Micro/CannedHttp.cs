using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>Answers every request with the same XML, without a network.</summary>
internal sealed class CannedHttp(byte[] body) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(body), disposeHandler: true);

    private sealed class Handler(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
