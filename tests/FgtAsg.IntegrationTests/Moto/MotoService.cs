using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.S3;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FgtAsg.IntegrationTests.Moto;

/// <summary>A service that moto serves. Requests and answers are passed on unchanged.</summary>
/// <remarks>
/// moto keeps its state in plain dictionaries, and its threads change them without a lock. Two conditional writes at once can both win, and
/// a listing during a write can fail. So the calls for a bucket are serialized, and so are all calls of DynamoDB and of Route 53.
/// </remarks>
internal sealed class MotoService : IServiceEndpoint
{
    // Headers that hold for one connection only (RFC 9110, section 7.6.1).
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect", "Content-Length",
    };

    // Adds nothing to the requests.
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private readonly Uri _moto;
    private readonly KeyedLocks _locks = new();
    private readonly Sequencers _sequencers = new(TimeProvider.System);

    /// <param name="service">The service's name in request signatures.</param>
    /// <param name="moto">The endpoint of moto.</param>
    public MotoService(string service, Uri moto)
    {
        Service = service;
        _moto = moto;
    }

    /// <summary>Called for each object that was created or deleted, in order per bucket. Must return soon.</summary>
    public Action<ObjectChange>? ObjectChanged { get; set; }

    public string Service { get; }

    /// <summary>A local AWS in which moto serves some services.</summary>
    /// <param name="options">The options of the other services.</param>
    /// <param name="moto">If it is shared with other tests, so are its buckets and tables.</param>
    /// <param name="services">The services' names in request signatures.</param>
    /// <param name="servesOthers">Whether moto also serves the services that the sandbox does not have.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<LocalAws> StartAwsAsync(
        LocalAwsOptions options, MotoServer moto, IEnumerable<string> services, bool servesOthers, CancellationToken cancellationToken)
    {
        var served = services.Select(service => new MotoService(service, moto.Endpoint)).ToList();
        var aws = await LocalAws.StartAsync(
            options with { ServedElsewhere = served, OtherServices = servesOthers ? new MotoService("others", moto.Endpoint) : null },
            cancellationToken);
        served.ForEach(service => service.ObjectChanged = aws.TellOf);
        return aws;
    }

    public async Task<ServiceAnswer> AnswerAsync(ServiceRequest asked, CancellationToken cancellationToken)
    {
        var (call, request, body) = asked;
        using var alone = await _locks.EnterAsync(LockOf(call), cancellationToken);
        using var message = Message(request, body);
        using var response = await Client.SendAsync(message, cancellationToken);
        var answer = new ServiceAnswer
        {
            StatusCode = (int)response.StatusCode,
            Headers = [.. response.Headers.Concat(response.Content.Headers)
                .Where(header => !HopByHop.Contains(header.Key) || IsLengthOfHead(request, header.Key))
                .Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()))],
            Body = await response.Content.ReadAsByteArrayAsync(cancellationToken),
        };
        if (response.IsSuccessStatusCode && call is { Service: "s3", Action: "PutObject" or "DeleteObject" })
        {
            Tell(request, body, answer);
        }

        return answer;
    }

    private static string? LockOf(ServiceCall call) => call.Service switch
    {
        "s3" when call.Resource is { } resource => $"s3/{resource.Split('/')[0]}",
        "dynamodb" or "route53" => call.Service,
        _ => null,
    };

    private void Tell(HttpRequest request, byte[] body, ServiceAnswer answer)
    {
        var (bucket, key) = S3Operations.Address(request);
        var isPut = HttpMethods.IsPut(request.Method);
        ObjectChanged?.Invoke(new ObjectChange
        {
            Kind = isPut ? ObjectChangeKind.Put : ObjectChangeKind.Delete,
            Bucket = bucket!,
            Key = key!,
            Size = isPut ? ChunkedBody.Decode(request, body).Length : null,
            ETag = answer.Headers.FirstOrDefault(header => header.Key == "ETag").Value?[0].Trim('"'),
            Sequencer = _sequencers.Next(),
            Time = TimeProvider.System.GetUtcNow(),
        });
    }

    // The answer to HEAD has a Content-Length, but no body.
    private static bool IsLengthOfHead(HttpRequest request, string header) =>
        HttpMethods.IsHead(request.Method) && header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);

    private HttpRequestMessage Message(HttpRequest request, byte[] body)
    {
        // The path must stay as it was signed: an escaped slash in a key stays escaped, and "../" is not resolved.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var uri = new Uri(
            _moto.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri)
        {
            Content = body.Length > 0 || request.ContentLength is not null ? new ByteArrayContent(body) : null,
        };
        foreach (var (name, values) in request.Headers.Where(header => !HopByHop.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return message;
    }
}
