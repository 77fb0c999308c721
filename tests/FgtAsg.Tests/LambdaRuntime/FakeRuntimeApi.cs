using System.Globalization;
using System.Net;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>
/// The Lambda Runtime API in memory. It returns the scripted events and accepts every post unless configured otherwise. A request for an
/// event beyond the script cancels <see cref="Exhausted"/>, which ends the loop of the test.
/// </summary>
internal sealed class FakeRuntimeApi : HttpMessageHandler
{
    public const string Root = "http://runtime.test:9001/2018-06-01/runtime/";

    private readonly Queue<Func<HttpResponseMessage>> _events = new();
    private readonly Dictionary<string, Func<HttpResponseMessage>> _answers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _exhausted = new();

    public List<RuntimeCall> Calls { get; } = [];

    public CancellationToken Exhausted => _exhausted.Token;

    public static HttpResponseMessage Event(string requestId, DateTimeOffset deadline, string payload = "{}")
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(payload) };
        response.Headers.Add("Lambda-Runtime-Aws-Request-Id", requestId);
        response.Headers.Add("Lambda-Runtime-Deadline-Ms", deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:fgt");
        return response;
    }

    public FakeRuntimeApi Next(HttpResponseMessage response) => Next(() => response);

    public FakeRuntimeApi Next(Func<HttpResponseMessage> response)
    {
        _events.Enqueue(response);
        return this;
    }

    /// <param name="path">For example <c>invocation/r-1/response</c>.</param>
    public FakeRuntimeApi Answer(string path, HttpStatusCode status, string body = "") =>
        Answer(path, () => new HttpResponseMessage(status) { Content = new StringContent(body) });

    public FakeRuntimeApi Answer(string path, Func<HttpResponseMessage> response)
    {
        _answers[path] = response;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A call with a canceled token would not arrive over a real connection either.
        cancellationToken.ThrowIfCancellationRequested();
        var url = request.RequestUri!.AbsoluteUri;
        Assert.StartsWith(Root, url, StringComparison.Ordinal);
        var path = url[Root.Length..];
        Calls.Add(new RuntimeCall(
            request.Method.Method,
            path,
            request.Headers.TryGetValues("Lambda-Runtime-Function-Error-Type", out var types) ? types.Single() : null,
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));

        if (_answers.TryGetValue(path, out var answer))
        {
            return answer();
        }

        if (request.Method == HttpMethod.Post)
        {
            return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent("""{"status":"OK"}""") };
        }

        Assert.Equal("invocation/next", path);
        if (_events.TryDequeue(out var next))
        {
            return next();
        }

        await _exhausted.CancelAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("The loop did not pass its token to the call for the next event.");
    }

    protected override void Dispose(bool disposing)
    {
        _exhausted.Dispose();
        base.Dispose(disposing);
    }
}
