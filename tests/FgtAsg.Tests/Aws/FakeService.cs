using System.Net;
using System.Text;
using Amazon.Runtime;

namespace FgtAsg.Tests.Aws;

/// <summary>Replaces the HTTP layer. Each attempt gets the next scripted answer; the last answer is repeated.</summary>
internal sealed class FakeService : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    public List<ReceivedRequest> Requests { get; } = [];

    /// <summary>Headers that are added to every answer.</summary>
    public Dictionary<string, string> ResponseHeaders { get; } = [];

    public FakeService Answers(HttpStatusCode status, string body, string contentType = "text/xml") =>
        Answers(status, () => new StringContent(body, Encoding.UTF8, contentType));

    public FakeService Answers(HttpStatusCode status, Func<HttpContent> content)
    {
        _answers.Enqueue(_ => Task.FromResult(new HttpResponseMessage(status) { Content = content() }));
        return this;
    }

    public FakeService AnswersOk(string body) => Answers(HttpStatusCode.OK, body);

    public FakeService Fails(Exception exception)
    {
        _answers.Enqueue(_ => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public FakeService NeverAnswers()
    {
        _answers.Enqueue(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException("An infinite delay ended.");
        });
        return this;
    }

    /// <summary>The HTTP layer for a client of this service.</summary>
    public HttpClientFactory HttpClientFactory => new Factory(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new ReceivedRequest(
            request.Method, request.RequestUri!.AbsoluteUri, request.Headers, request.Content?.Headers.ContentType?.ToString(), body));
        var response = await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(cancellationToken);
        response.RequestMessage = request;
        foreach (var (name, value) in ResponseHeaders)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private sealed class Factory(FakeService service) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(service, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
