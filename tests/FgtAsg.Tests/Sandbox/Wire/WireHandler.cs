using System.Net;
using Amazon.Runtime;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>Passes a client's HTTP requests to the model's query service.</summary>
internal sealed class WireHandler(QueryService service, string serviceName) : HttpMessageHandler
{
    public List<WireResponse> Responses { get; } = [];

    /// <summary>The form fields of the last call.</summary>
    public Dictionary<string, string> Form { get; private set; } = [];

    public HttpClientFactory Factory => new WireHttpClientFactory(this);

    /// <summary>Sends the form to the service.</summary>
    public async Task<WireResponse> SendAsync()
    {
        Responses.Add(await service.HandleAsync(serviceName, Form, CancellationToken.None));
        return Responses[^1];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Form = (await request.Content!.ReadAsStringAsync(cancellationToken))
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2))
            .ToDictionary(field => WebUtility.UrlDecode(field[0]), field => WebUtility.UrlDecode(field[1]), StringComparer.Ordinal);
        var response = await SendAsync();
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
