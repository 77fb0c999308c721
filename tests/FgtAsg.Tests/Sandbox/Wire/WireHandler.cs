using System.Net;
using Amazon.Runtime;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>The HTTP layer of a client whose far side is the model's wire.</summary>
internal sealed class WireHandler(QueryService service, string serviceName) : HttpMessageHandler
{
    public List<WireResponse> Responses { get; } = [];

    public HttpClientFactory Factory => new WireHttpClientFactory(this);

    public static Dictionary<string, string> ParseForm(string body) => body
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .ToDictionary(field => WebUtility.UrlDecode(field[0]), field => WebUtility.UrlDecode(field[1]), StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = ParseForm(await request.Content!.ReadAsStringAsync(cancellationToken));
        var response = await service.HandleAsync(serviceName, form, cancellationToken);
        Responses.Add(response);
        var content = new ReadOnlyMemoryContent(response.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", response.ContentType);
        return new HttpResponseMessage((HttpStatusCode)response.StatusCode) { Content = content, RequestMessage = request };
    }

    private sealed class WireHttpClientFactory(WireHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
