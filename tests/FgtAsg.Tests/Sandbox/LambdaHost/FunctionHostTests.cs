using System.Text;
using System.Text.Json;
using FgtAsg.Sandbox.LambdaHost;
using static FgtAsg.Tests.Sandbox.Processes.GuardedProcessTests;

namespace FgtAsg.Tests.Sandbox.LambdaHost;

public sealed class FunctionHostTests : IDisposable
{
    private readonly ScriptedFunction _function = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        _function.Dispose();
        _limit.Dispose();
    }

    [PythonFact]
    public async Task Invoke_Twice_ReusesTheProcessAndReturnsItsLogs()
    {
        await using var host = _function.Host();

        var first = await InvokeAsync(host, """{"do":"echo"}""");
        var second = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Null(first.FunctionError);
        Assert.Equal(first.RequestId, Text(first, "requestId"));
        Assert.Equal(["starting", "doing echo", "no end of line"], first.LogLines);
        Assert.Equal(["doing echo", "no end of line"], second.LogLines);
        Assert.Equal((true, false, first.ProcessId), (first.ColdStart, second.ColdStart, second.ProcessId));
    }

    [PythonFact]
    public async Task Invoke_HeadersAndEnvironment_AreOnlyThoseOfLambdaAndTheFunction()
    {
        await using var host = _function.Host(options => options with
        {
            Timeout = TimeSpan.FromSeconds(30),
            Environment = new Dictionary<string, string>
            {
                ["asg_name"] = "fleet",
                ["AWS_LAMBDA_FUNCTION_NAME"] = "reserved",
            },
        });

        var result = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:fgt-asg", Text(result, "arn"));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", Text(result, "trace"));
        using var payload = JsonDocument.Parse(result.Payload);
        Assert.InRange(payload.RootElement.GetProperty("millisecondsLeft").GetInt64(), 20_000, 30_001);
        var environment = payload.RootElement.GetProperty("environment").Deserialize<Dictionary<string, string>>()!;
        Assert.Equal(
            ["fleet", "fgt-asg", "JSON", "on-demand", "function"],
            new[] { "asg_name", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_INITIALIZATION_TYPE", "_HANDLER" }
                .Select(name => environment[name]));
        Assert.DoesNotContain(environment.Keys, name => name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase));
    }

    [PythonTheory]
    [InlineData("""{"do":"error"}""", "Oops", "said so", false)]
    [InlineData("""{"do":"exit","code":3}""", "Runtime.ExitError", "Error: Runtime exited with error: exit status 3\nabout to fail", true)]
    public async Task Invoke_Fails_ReportsTheErrorAndKeepsALiveProcess(string payload, string type, string message, bool endsTheProcess)
    {
        await using var host = _function.Host();

        var result = await InvokeAsync(host, payload);
        var next = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal(("Unhandled", type), (result.FunctionError, result.ErrorType));
        Assert.Equal(endsTheProcess ? $"RequestId: {result.RequestId} {message}" : message, result.ErrorMessage);
        Assert.Equal(endsTheProcess, next.ColdStart);
    }

    [PythonFact]
    public async Task Invoke_TimesOut_KillsTheProcess()
    {
        await using var host = _function.Host(options => options with { Timeout = TimeSpan.FromSeconds(0.25) });

        var result = await InvokeAsync(host, """{"do":"hang"}""");

        Assert.Equal("Sandbox.Timedout", result.ErrorType);
        Assert.Equal($"RequestId: {result.RequestId} Error: Task timed out after 0.25 seconds", result.ErrorMessage);
        Assert.Contains("doing hang", result.LogLines);
        Assert.Empty(host.ProcessIds);
        Assert.False(IsRunning(result.ProcessId));
    }

    [PythonTheory]
    [InlineData("error", "Config.Invalid", "asg_name is missing")]
    [InlineData("exit", "Runtime.ExitError", "exit status 7\ncannot start")]
    [InlineData("hang", "Sandbox.Timedout", "Init timed out after 5 seconds")]
    [InlineData("restore-error", "Restore.Failed", "no clock")]
    public async Task Invoke_InitFails_ReportsTheError(string init, string type, string message)
    {
        await using var host = _function.Host(options => options with
        {
            SnapStart = init.StartsWith("restore", StringComparison.Ordinal),
            InitTimeout = init == "hang" ? TimeSpan.FromSeconds(5) : options.InitTimeout,
            Environment = new Dictionary<string, string> { ["INIT"] = init },
        });

        var result = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal(type, result.ErrorType);
        Assert.EndsWith(message, result.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("starting", result.LogLines);
        Assert.Empty(host.ProcessIds);
    }

    [PythonFact]
    public async Task Invoke_SnapStart_RestoresBeforeTheFirstEvent()
    {
        await using var host = _function.Host(options => options with
        {
            SnapStart = true,
            Environment = new Dictionary<string, string> { ["INIT"] = "restore" },
        });

        var result = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Null(result.FunctionError);
        Assert.Equal(["starting", "restored 200", "doing echo", "no end of line"], result.LogLines);
    }

    [PythonFact]
    public async Task Invoke_AnswerToAnUnknownRequestOrTooLarge_IsRefused()
    {
        await using var host = _function.Host();

        var wrong = await InvokeAsync(host, """{"do":"wrong-id"}""");
        var large = await InvokeAsync(host, """{"do":"too-large"}""");

        Assert.Null(wrong.FunctionError);
        Assert.Contains("refused 400", wrong.LogLines);
        Assert.Equal("Function.ResponseSizeTooLarge", large.ErrorType);
    }

    [PythonFact]
    public async Task Invoke_Concurrently_StartsProcessesUpToTheLimit()
    {
        await using var host = _function.Host(options => options with { MaxConcurrency = 2 });
        var go = _function.PathBeside("go");
        var payload = Waiting(go);

        var invocations = Enumerable.Range(0, 5).Select(_ => InvokeAsync(host, payload)).ToList();
        await StartedAsync(2);

        Assert.Equal(2, host.ProcessIds.Count);
        Assert.DoesNotContain(invocations, invocation => invocation.IsCompleted);
        await File.WriteAllTextAsync(go, "", _limit.Token);
        var results = await Task.WhenAll(invocations);

        Assert.All(results, result => Assert.Null(result.FunctionError));
        Assert.Equal(2, results.Select(result => result.ProcessId).Distinct().Count());
        Assert.Equal(2, results.Count(result => result.ColdStart));
    }

    [PythonFact]
    public async Task KillEnvironment_BusyRequest_EndsThatInvocationOnly()
    {
        await using var host = _function.Host();
        var invocation = InvokeAsync(host, Waiting(_function.PathBeside("never")));
        await StartedAsync(1);

        var serving = Assert.Single(host.Serving);
        Assert.True(host.KillEnvironment(serving));
        var result = await invocation;

        Assert.Equal("Runtime.ExitError", result.ErrorType);
        Assert.Contains("signal: killed", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(serving, result.RequestId);
        Assert.Empty(host.Serving);
        Assert.False(host.KillEnvironment(result.RequestId));
    }

    [PythonFact]
    public async Task InvokeAsynchronously_KeepsFailing_IsRepeatedWithTheSameRequestId()
    {
        await using var host = _function.Host(options => options with
        {
            AsynchronousRetryDelays = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)],
        });

        var result = await host.InvokeAsynchronouslyAsync(Encoding.UTF8.GetBytes("""{"do":"error"}"""), _limit.Token);

        Assert.Equal(3, result.Attempts.Count);
        Assert.Single(result.Attempts.Select(attempt => attempt.RequestId).Append(result.RequestId).Distinct());
        Assert.Same(result, Assert.Single(host.OnFailure));

        var good = await host.InvokeAsynchronouslyAsync(Encoding.UTF8.GetBytes("""{"do":"echo"}"""), _limit.Token);
        Assert.True(good.Succeeded);
        Assert.Single(good.Attempts);
        Assert.Single(host.OnFailure);
    }

    [PythonFact]
    public async Task Dispose_BusyAndIdle_LeavesNothingRunning()
    {
        var host = _function.Host();
        var echo = await InvokeAsync(host, """{"do":"echo"}""");
        var hanging = InvokeAsync(host, """{"do":"hang"}""");

        await host.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.False(IsRunning(echo.ProcessId));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InvokeAsync(host, """{"do":"echo"}"""));
    }

    [PythonFact]
    public async Task Invoke_CallerGivesUp_InvocationGoesOn()
    {
        await using var host = _function.Host(options => options with { MaxConcurrency = 1 });
        var go = _function.PathBeside("go");
        var payload = Waiting(go);
        using var patience = new CancellationTokenSource();
        var invocation = host.InvokeAsync(Encoding.UTF8.GetBytes(payload), patience.Token);
        await StartedAsync(1);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation);
        var processId = Assert.Single(host.ProcessIds);
        await File.WriteAllTextAsync(go, "", _limit.Token);

        var next = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal((processId, false), (next.ProcessId, next.ColdStart));
    }

    /// <summary>An event whose invocation writes a <c>started</c> file, then waits for the file <paramref name="go"/>.</summary>
    private string Waiting(string go) => JsonSerializer.Serialize(new { @do = "wait", started = _function.PathBeside("started"), go });

    private async Task StartedAsync(int invocations)
    {
        while (Directory.GetFiles(Path.GetDirectoryName(_function.Path)!, "started.*").Length < invocations)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
        }
    }

    private Task<InvocationResult> InvokeAsync(FunctionHost host, string payload) =>
        host.InvokeAsync(Encoding.UTF8.GetBytes(payload), _limit.Token);

    private static string Text(InvocationResult result, string name)
    {
        using var payload = JsonDocument.Parse(result.Payload);
        return payload.RootElement.GetProperty(name).GetString()!;
    }
}
