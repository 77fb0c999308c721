using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Hosting;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>A bootstrap with a fake Runtime API, a fake environment, a stopped clock and a log in memory.</summary>
internal sealed class RuntimeHarness : IDisposable
{
    private readonly HttpClient _http;

    public RuntimeHarness() => _http = new HttpClient(Api);

    public FakeRuntimeApi Api { get; } = new();

    public FakeEnvironment Environment { get; } = new FakeEnvironment().With("AWS_LAMBDA_RUNTIME_API", "runtime.test:9001");

    public VirtualClock Time { get; } = new();

    public SnapshotHooks Hooks { get; } = new();

    public StringWriter Log { get; } = new();

    public LambdaBootstrapInitializer? Initializer { get; set; }

    public IReadOnlyList<string> Calls => [.. Api.Calls.Select(static call => call.ToString())];

    public static Stream Utf8(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public RuntimeHarness WithEvent(string requestId = "r-1", string payload = "{}", Action<HttpResponseMessage>? change = null)
    {
        var response = FakeRuntimeApi.Event(requestId, Time.GetUtcNow().AddSeconds(30), payload);
        change?.Invoke(response);
        Api.Next(response);
        return this;
    }

    public Task RunAsync() => RunAsync(static (_, _) => Task.FromResult(Utf8("{}")));

    public async Task RunAsync(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        using var bootstrap = LambdaBootstrapBuilder.Create(handler)
            .UseBootstrapHandler(Initializer)
            .UseHttpClient(_http)
            .UseTimeProvider(Time)
            .UseEnvironment(Environment)
            .UseLogging(LambdaLogging.Create(Environment, Log, Time))
            .UseSnapshotHooks(Hooks)
            .Build();

        // A loop that hangs fails the test instead of blocking it.
        await bootstrap.RunAsync(Api.Exhausted).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    /// <summary>The error document of the only post to a path with this ending.</summary>
    public JsonElement Error(string pathEnd = "/error")
    {
        var call = Assert.Single(Api.Calls, call => call.Path.EndsWith(pathEnd, StringComparison.Ordinal));
        return JsonDocument.Parse(call.Body).RootElement;
    }

    public void Dispose()
    {
        _http.Dispose();
        Api.Dispose();
        Log.Dispose();
    }
}
