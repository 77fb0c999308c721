using System.Globalization;
using System.Threading.Channels;
using FgtAsg.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>
/// The Lambda Runtime API (version 2018-06-01) of one execution environment, which handles one event at a time.
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";
    private const int MaxResponseBytes = 6 * 1024 * 1024;

    private readonly FunctionHostOptions _options;
    private readonly Channel<PendingInvocation> _events = Channel.CreateUnbounded<PendingInvocation>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<FunctionError> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoopbackServer? _server;
    private PendingInvocation? _current;

    private RuntimeApi(FunctionHostOptions options) => _options = options;

    /// <summary>Completes when the runtime requests its first event.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the runtime reports that the initialization or the restore failed.</summary>
    public Task<FunctionError> InitError => _initError.Task;

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Authority => _server!.Endpoint.Authority;

    public static async Task<RuntimeApi> StartAsync(FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var api = new RuntimeApi(options);
        api._server = await LoopbackServer.StartAsync(
            api.HandleAsync, limits => limits.MaxRequestBodySize = 2 * MaxResponseBytes, cancellationToken);
        return api;
    }

    public void Offer(PendingInvocation invocation) => _events.Writer.TryWrite(invocation);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var route = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return (context.Request.Method, route) switch
        {
            ("GET", ["invocation", "next"]) => NextAsync(context),
            ("POST", ["invocation", var id, "response"]) => ResponseAsync(context, id),
            ("POST", ["invocation", var id, "error"]) => ErrorAsync(context, id),
            ("POST", ["init", "error"]) => InitErrorAsync(context),
            ("GET", ["restore", "next"]) when _options.SnapStart => RestoreAsync(context),
            ("POST", ["restore", "error"]) when _options.SnapStart => InitErrorAsync(context),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "NotFound", $"{context.Request.Method} {path}"),
        };
    }

    private async Task NextAsync(HttpContext context)
    {
        _ready.TrySetResult();
        PendingInvocation invocation;
        try
        {
            invocation = await _events.Reader.ReadAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The process ended while it was waiting for an event, or it is about to end.
            return;
        }

        Volatile.Write(ref _current, invocation);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = _options.FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    private async Task ResponseAsync(HttpContext context, string requestId)
    {
        var payload = await ReadBodyAsync(context);
        if (payload.Length <= MaxResponseBytes)
        {
            await AnswerAsync(context, requestId, new Answer(payload, Error: null));
            return;
        }

        var error = FunctionError.Of(
            "Function.ResponseSizeTooLarge",
            $"Response payload size ({payload.Length} bytes) exceeded maximum allowed payload size ({MaxResponseBytes + 1} bytes).");
        Volatile.Read(ref _current)?.TryAnswer(Answer.Of(error));
        await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", error.Message!);
    }

    private async Task ErrorAsync(HttpContext context, string requestId)
    {
        await AnswerAsync(context, requestId, Answer.Of(await ReadErrorAsync(context)));
    }

    private async Task InitErrorAsync(HttpContext context)
    {
        _initError.TrySetResult(await ReadErrorAsync(context));
        await AcceptAsync(context);
    }

    // The snapshot is taken and restored immediately. The response marks the restore.
    private static Task RestoreAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context, string requestId, Answer answer)
    {
        if (Volatile.Read(ref _current) is { } current && current.RequestId == requestId && current.TryAnswer(answer))
        {
            await AcceptAsync(context);
            return;
        }

        await RefuseAsync(context, StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");
    }

    private static async Task<FunctionError> ReadErrorAsync(HttpContext context)
    {
        var type = context.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
        return FunctionError.Reported(type is "" ? null : type, await ReadBodyAsync(context));
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static Task AcceptAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status202Accepted, """{"status":"OK"}"""u8.ToArray());

    private static Task RefuseAsync(HttpContext context, int status, string type, string message) =>
        WriteAsync(context, status, FunctionError.Of(type, message).Payload);

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
