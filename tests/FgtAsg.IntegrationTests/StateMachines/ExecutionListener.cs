using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>The server that the interpreter calls for every Task and every Wait state.</summary>
internal sealed class ExecutionListener : IAsyncDisposable
{
    private readonly Func<TaskCall, Task<TaskAnswer>> _tasks;
    private readonly Func<WaitCall, Task> _waits;
    private readonly TimeProvider _time;
    private LoopbackServer _server = null!;
    private ExceptionDispatchInfo? _failure;

    private ExecutionListener(Func<TaskCall, Task<TaskAnswer>> tasks, Func<WaitCall, Task> waits, TimeProvider time) =>
        (_tasks, _waits, _time) = (tasks, waits, time);

    public Uri Endpoint => _server.Endpoint;

    public static async Task<ExecutionListener> StartAsync(
        Func<TaskCall, Task<TaskAnswer>> tasks, Func<WaitCall, Task> waits, TimeProvider time, CancellationToken cancellationToken)
    {
        var listener = new ExecutionListener(tasks, waits, time);
        listener._server = await LoopbackServer.StartAsync(listener.HandleAsync, _ => { }, cancellationToken);
        return listener;
    }

    public void ThrowIfAHandlerFailed() => Volatile.Read(ref _failure)?.Throw();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var call = JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!;
            var answer = context.Request.Path == "/wait" ? await WaitAsync(call) : await RunTaskAsync(call);
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.ToJsonString()), context.RequestAborted);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<JsonObject> WaitAsync(JsonNode call)
    {
        await _waits(new WaitCall((string)call["state"]!, TimeSpan.FromMilliseconds((double)call["milliseconds"]!)));
        return new JsonObject { ["now"] = Now };
    }

    private async Task<JsonObject> RunTaskAsync(JsonNode call)
    {
        var answer = await _tasks(
            new TaskCall((string)call["state"]!, (string)call["resource"]!, call["input"]?.DeepClone(), (int)call["attempt"]!));
        return answer.ToJson(Now);
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
