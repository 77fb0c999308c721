using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>The connections of all clients: made once, kept and shared. Thread-safe.</summary>
/// <remarks>Left to itself, each of the SDK's clients has a pool of its own wherever its settings differ from the others'.</remarks>
internal sealed class ServiceHttp : HttpClientFactory, IDisposable
{
    /// <summary>Of one attempt, until the headers of its answer.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>As in the SDK's standard mode. The rest of an attempt's time is then left for another address of the service.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMilliseconds(3100);

    /// <summary>To one service. A launch makes a dozen calls at once at most; a queue's batch is ten of them.</summary>
    private const int MostConnections = 100;

    private readonly HttpClient _http = new(new Transport()) { Timeout = AttemptTimeout };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _http;

    /// <summary>False: there is one already, and it outlives every client.</summary>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc cref="UseSDKHttpClientCaching"/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _http.Dispose();

    private sealed class Transport() : DelegatingHandler(new SocketsHttpHandler
    {
        ConnectTimeout = ConnectTimeout,
        MaxConnectionsPerServer = MostConnections,
        // A redirect changes what was signed: S3's are followed by the SDK, and the others have none.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // The SDK has S3 asked first whether it would take an object: a round trip, which pays for objects that are much longer than ours.
            request.Headers.ExpectContinue = false;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
