using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FgtAsg.Sandbox.LambdaHost;

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
    public async Task Invoke_Answer_CarriesPayloadLogsAndRequestId()
    {
        await using var host = _function.Host();

        var result = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Null(result.FunctionError);
        Assert.True(result.ColdStart);
        Assert.Equal(result.RequestId, Text(result, "requestId"));
        Assert.Equal(["starting", "doing echo", "no end of line"], result.LogLines);
    }

    [PythonFact]
    public async Task Invoke_Headers_AreLambdas()
    {
        await using var host = _function.Host(options => options with { Timeout = TimeSpan.FromSeconds(30) });

        var result = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:fgt-asg", Text(result, "arn"));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", Text(result, "trace"));
        using var payload = JsonDocument.Parse(result.Payload);
        Assert.InRange(payload.RootElement.GetProperty("millisecondsLeft").GetInt64(), 20_000, 30_001);
    }

    [PythonFact]
    public async Task Invoke_Environment_HoldsLambdasVariablesAndTheFunctionsAndNothingElse()
    {
        await using var host = _function.Host(options => options with
        {
            Environment = new Dictionary<string, string>
            {
                ["asg_name"] = "fleet",
                ["AWS_LAMBDA_FUNCTION_NAME"] = "reserved",
            },
        });

        var result = await InvokeAsync(host, """{"do":"echo"}""");

        using var payload = JsonDocument.Parse(result.Payload);
        var environment = payload.RootElement.GetProperty("environment").Deserialize<Dictionary<string, string>>()!;
        Assert.Equal("fleet", environment["asg_name"]);
        Assert.Equal("fgt-asg", environment["AWS_LAMBDA_FUNCTION_NAME"]);
        Assert.Equal("JSON", environment["AWS_LAMBDA_LOG_FORMAT"]);
        Assert.Equal("on-demand", environment["AWS_LAMBDA_INITIALIZATION_TYPE"]);
        Assert.Equal("function", environment["_HANDLER"]);
        Assert.DoesNotContain(environment.Keys, name => name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase));
    }

    [PythonFact]
    public async Task Invoke_Again_ReusesTheWarmProcess()
    {
        await using var host = _function.Host();

        var first = await InvokeAsync(host, """{"do":"echo"}""");
        var second = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.True(first.ColdStart);
        Assert.False(second.ColdStart);
        Assert.Equal(first.ProcessId, second.ProcessId);
        Assert.Equal(["doing echo", "no end of line"], second.LogLines);
    }

    [PythonFact]
    public async Task Invoke_ReportedError_IsUnhandledAndKeepsTheProcess()
    {
        await using var host = _function.Host();

        var result = await InvokeAsync(host, """{"do":"error"}""");
        var next = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal(("Unhandled", "Oops", "said so"), (result.FunctionError, result.ErrorType, result.ErrorMessage));
        Assert.False(next.ColdStart);
    }

    [PythonFact]
    public async Task Invoke_ProcessExits_SaysExitCodeAndLastErrors()
    {
        await using var host = _function.Host();

        var result = await InvokeAsync(host, """{"do":"exit","code":3}""");
        var next = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal(("Unhandled", "Runtime.ExitError"), (result.FunctionError, result.ErrorType));
        Assert.Equal($"RequestId: {result.RequestId} Error: Runtime exited with error: exit status 3\nabout to fail", result.ErrorMessage);
        Assert.True(next.ColdStart);
    }

    [PythonFact]
    public async Task Invoke_TooLong_KillsTheProcess()
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
    public async Task Invoke_InitFails_SaysHow(string init, string type, string message)
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
    public async Task Invoke_AnswerToNobodysRequest_IsRefused()
    {
        await using var host = _function.Host();

        var result = await InvokeAsync(host, """{"do":"wrong-id"}""");

        Assert.Null(result.FunctionError);
        Assert.Contains("refused 400", result.LogLines);
    }

    [PythonFact]
    public async Task Invoke_AnswerTooLarge_IsAnError()
    {
        await using var host = _function.Host();

        var result = await InvokeAsync(host, """{"do":"too-large"}""");

        Assert.Equal("Function.ResponseSizeTooLarge", result.ErrorType);
    }

    [PythonFact]
    public async Task Invoke_Concurrently_StartsProcessesUpToTheLimit()
    {
        await using var host = _function.Host(options => options with { MaxConcurrency = 2 });
        var go = _function.PathBeside("go");
        var payload = JsonSerializer.Serialize(new { @do = "wait", started = _function.PathBeside("started"), go });

        var invocations = Enumerable.Range(0, 5).Select(_ => InvokeAsync(host, payload)).ToList();
        while (Directory.GetFiles(Path.GetDirectoryName(go)!, "started.*").Length < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
        }

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
        var started = _function.PathBeside("started");
        var payload = JsonSerializer.Serialize(new { @do = "wait", started, go = _function.PathBeside("never") });
        var invocation = InvokeAsync(host, payload);
        while (Directory.GetFiles(Path.GetDirectoryName(started)!, "started.*").Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
        }

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
    public async Task InvokeAsynchronously_KeepsFailing_RetriesWithOneRequestIdThenOnFailure()
    {
        await using var host = _function.Host(options => options with
        {
            AsynchronousRetryDelays = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)],
        });

        var result = await host.InvokeAsynchronouslyAsync(Encoding.UTF8.GetBytes("""{"do":"error"}"""), _limit.Token);

        Assert.Equal(3, result.Attempts.Count);
        Assert.Single(result.Attempts.Select(attempt => attempt.RequestId).Append(result.RequestId).Distinct());
        Assert.Same(result, Assert.Single(host.OnFailure));
    }

    [PythonFact]
    public async Task InvokeAsynchronously_Succeeds_IsNotRepeated()
    {
        await using var host = _function.Host();

        var result = await host.InvokeAsynchronouslyAsync(Encoding.UTF8.GetBytes("""{"do":"echo"}"""), _limit.Token);

        Assert.True(result.Succeeded);
        Assert.Single(result.Attempts);
        Assert.Empty(host.OnFailure);
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
        var payload = JsonSerializer.Serialize(new { @do = "wait", started = _function.PathBeside("started"), go });
        using var patience = new CancellationTokenSource();
        var invocation = host.InvokeAsync(Encoding.UTF8.GetBytes(payload), patience.Token);
        while (Directory.GetFiles(Path.GetDirectoryName(go)!, "started.*").Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
        }

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation);
        var processId = Assert.Single(host.ProcessIds);
        await File.WriteAllTextAsync(go, "", _limit.Token);

        var next = await InvokeAsync(host, """{"do":"echo"}""");

        Assert.Equal((processId, false), (next.ProcessId, next.ColdStart));
    }

    [PythonFact]
    public async Task Invoke_FunctionNotBuilt_SaysSo()
    {
        await using var host = _function.Host(options => options with { FunctionAssembly = _function.PathBeside("missing.dll") });

        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() => InvokeAsync(host, "{}"));

        Assert.StartsWith("The function is not built", exception.Message, StringComparison.Ordinal);
    }

    private Task<InvocationResult> InvokeAsync(FunctionHost host, string payload) =>
        host.InvokeAsync(Encoding.UTF8.GetBytes(payload), _limit.Token);

    private static string Text(InvocationResult result, string name)
    {
        using var payload = JsonDocument.Parse(result.Payload);
        return payload.RootElement.GetProperty(name).GetString()!;
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
