using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>The shared connections of all clients. Thread-safe.</summary>
/// <remarks>By default, each SDK client whose settings differ has its own connection pool.</remarks>
internal sealed class ServiceHttp : HttpClientFactory, IDisposable
{
    /// <summary>The timeout of one attempt, until the response headers arrive.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The value of the SDK's standard mode. It leaves time within the attempt for another address of the service.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMilliseconds(3100);

    /// <summary>For one service. A launch makes at most a dozen calls at once, and a queue's batch has ten launches.</summary>
    private const int MostConnections = 100;

    private readonly HttpClient _http = new(new Transport()) { Timeout = AttemptTimeout };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _http;

    /// <summary>False: one client exists already and outlives all SDK clients.</summary>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc cref="UseSDKHttpClientCaching"/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _http.Dispose();

    private sealed class Transport() : DelegatingHandler(new SocketsHttpHandler
    {
        ConnectTimeout = ConnectTimeout,
        MaxConnectionsPerServer = MostConnections,
        // A redirect would invalidate the signature. The SDK follows S3's redirects, and the other services have none.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // By default the SDK asks S3 first whether it accepts an object. That round trip pays off only for objects much larger than
            // ours.
            request.Headers.ExpectContinue = false;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
