using Amazon.Runtime;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>
/// The HTTP endpoint for all AWS services. It identifies the service, applies faults, records the call, and passes it to the service.
/// </summary>
internal sealed class AwsFrontEnd : IAsyncDisposable
{
    private const long MaxBodyBytes = 64 * 1024 * 1024;

    private readonly AwsFrontEndOptions _options;
    private readonly IReadOnlyDictionary<string, IServiceEndpoint> _services;
    private readonly CancellationTokenSource _lifetime = new();
    private LoopbackServer? _server;
    private Lockstep? _lockstep;

    private AwsFrontEnd(AwsFrontEndOptions options)
    {
        _options = options;
        _services = options.Services.ToDictionary(service => service.Service, StringComparer.Ordinal);
    }

    /// <summary><c>http://127.0.0.1:port</c>, the value for <c>AWS_ENDPOINT_URL</c>.</summary>
    public Uri Endpoint => _server!.Endpoint;

    public CallRecorder Calls => _options.Calls;

    public FaultInjector Faults => _options.Faults;

    /// <summary>Holds new calls until their round is complete; null for no rounds.</summary>
    public Lockstep? Lockstep
    {
        get => Volatile.Read(ref _lockstep);
        set => Volatile.Write(ref _lockstep, value);
    }

    public static async Task<AwsFrontEnd> StartAsync(AwsFrontEndOptions options, CancellationToken cancellationToken)
    {
        var frontEnd = new AwsFrontEnd(options);
        frontEnd._server = await LoopbackServer.StartAsync(frontEnd.HandleAsync, limits =>
        {
            limits.MaxRequestBodySize = MaxBodyBytes;
            limits.MinRequestBodyDataRate = null;
            limits.MinResponseDataRate = null;
        }, cancellationToken);
        return frontEnd;
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        await _server!.DisposeAsync();
        _lifetime.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        byte[] body;
        try
        {
            body = await ReadBodyAsync(context);
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
            return;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The caller closed the connection while it was sending the request.
            return;
        }

        var sequence = _options.Calls.NextSequence();
        var startedAt = _options.TimeProvider.GetUtcNow();
        var started = _options.TimeProvider.GetTimestamp();
        var call = CallReader.Read(context.Request, body);
        var rule = _options.Faults.Decide(call);
        var (answer, round) = await AnswerInRoundAsync(context, call, body, rule);
        _options.Calls.Add(new RecordedCall
        {
            Sequence = sequence,
            StartedAt = startedAt,
            Duration = _options.TimeProvider.GetElapsedTime(started),
            Call = call,
            StatusCode = answer.StatusCode,
            ErrorCode = ErrorAnswers.CodeOf(answer),
            Fault = rule?.NameInRecord,
            RequestBytes = body.Length,
            ResponseBytes = answer.Body.Length,
            Round = round,
        });
        await SendAsync(context, answer);
    }

    private async Task<(ServiceAnswer Answer, int Round)> AnswerInRoundAsync(
        HttpContext context, ServiceCall call, byte[] body, FaultRule? rule)
    {
        if (Lockstep is not { } lockstep)
        {
            return (await AnswerAsync(context, call, body, rule), 0);
        }

        try
        {
            var round = await lockstep.EnterAsync(_lifetime.Token);
            ServiceAnswer answer;
            try
            {
                answer = await AnswerAsync(context, call, body, rule);
            }
            finally
            {
                await round.LeaveAsync(_lifetime.Token);
            }

            return (answer, round.Number);
        }
        catch (OperationCanceledException) when (_lifetime.IsCancellationRequested)
        {
            return (ServiceAnswer.Dropped, 0);
        }
    }

    private async Task<ServiceAnswer> AnswerAsync(HttpContext context, ServiceCall call, byte[] body, FaultRule? rule)
    {
        // A call does not end with its caller: as in AWS, the complete request of a killed caller is performed.
        var lifetime = _lifetime.Token;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime);
        try
        {
            return await _options.Faults
                .PerformAsync(rule, call, () => PerformAsync(context, call, body), gone.Token)
                .WaitAsync(lifetime);
        }
        catch (AmazonServiceException fault)
        {
            return ErrorAnswers.Of(call, (int)fault.StatusCode, fault.ErrorCode, fault.Message);
        }
        catch (AnswerLostException lost)
        {
            return lost.Answer is ServiceAnswer unseen ? unseen with { IsLost = true } : ServiceAnswer.Dropped;
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            return ServiceAnswer.Dropped;
        }
    }

    private async Task<ServiceAnswer> PerformAsync(HttpContext context, ServiceCall call, byte[] body)
    {
        var service = _services.GetValueOrDefault(call.Service) ?? _options.Others;
        try
        {
            return service is null
                ? throw NotSupported.Service(call, _services.Keys)
                : await service.AnswerAsync(new ServiceRequest(call, context.Request, body), _lifetime.Token);
        }
        catch (NotSupportedException exception)
        {
            return ErrorAnswers.Of(call, StatusCodes.Status501NotImplemented, "NotImplemented", exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // An error in the model. The response contains the whole exception, so that the record and the caller's exception show it.
            return ErrorAnswers.Of(call, StatusCodes.Status500InternalServerError, "InternalFailure", exception.ToString());
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static async Task SendAsync(HttpContext context, ServiceAnswer answer)
    {
        if (answer.IsLost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.StatusCode;
        foreach (var (name, values) in answer.Headers)
        {
            context.Response.Headers[name] = values;
        }

        if (answer.Body.Length > 0)
        {
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}

internal sealed record AwsFrontEndOptions
{
    /// <summary>The available services.</summary>
    public required IReadOnlyList<IServiceEndpoint> Services { get; init; }

    /// <summary>Serves requests for other services; if <see langword="null"/>, they are refused.</summary>
    public IServiceEndpoint? Others { get; init; }

    public CallRecorder Calls { get; init; } = new();

    public FaultInjector Faults { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
