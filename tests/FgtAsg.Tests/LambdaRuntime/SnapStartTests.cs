using System.Net;
using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.RuntimeApi;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class SnapStartTests : IDisposable
{
    private readonly RuntimeHarness _harness = new();
    private readonly List<string> _order = [];

    public SnapStartTests()
    {
        _harness.Environment.With("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        _harness.Api.Answer("restore/next", () =>
        {
            _order.Add("snapshot");
            return new HttpResponseMessage(HttpStatusCode.OK);
        });
    }

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task RunAsync_SnapStart_RunsTheHooksAroundTheRestore()
    {
        _harness.Initializer = () =>
        {
            _order.Add("init");
            return Task.FromResult(true);
        };
        _harness.Hooks.AddBeforeSnapshot(() => Note("before 1"));
        _harness.Hooks.AddBeforeSnapshot(() => Note("before 2"));
        _harness.Hooks.AddAfterRestore(() => Note("after 1"));
        _harness.Hooks.AddAfterRestore(() => Note("after 2"));
        _harness.WithEvent();

        await _harness.RunAsync();

        Assert.Equal(["init", "before 2", "before 1", "snapshot", "after 1", "after 2"], _order);
        Assert.Equal(
            ["GET restore/next", "GET invocation/next", "POST invocation/r-1/response", "GET invocation/next"], _harness.Calls);
    }

    [Theory]
    [InlineData("on-demand")]
    [InlineData(null)]
    public async Task RunAsync_WithoutSnapStart_RunsNoHook(string? type)
    {
        _harness.Environment.SetEnvironmentVariable("AWS_LAMBDA_INITIALIZATION_TYPE", type);
        _harness.Hooks.AddBeforeSnapshot(() => Note("before"));
        _harness.Hooks.AddAfterRestore(() => Note("after"));

        await _harness.RunAsync();

        Assert.Empty(_order);
        Assert.Equal(["GET invocation/next"], _harness.Calls);
    }

    [Fact]
    public async Task RunAsync_HookBeforeTheSnapshotThrows_IsAnInitError()
    {
        _harness.Hooks.AddBeforeSnapshot(static () => throw new FormatException("not warm"));

        await Assert.ThrowsAsync<FormatException>(_harness.RunAsync);

        Assert.Equal(["POST init/error"], _harness.Calls);
        Assert.Equal("Runtime.BeforeSnapshotError", _harness.Api.Calls[0].ErrorType);
        Assert.Equal("not warm", _harness.Error().GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task RunAsync_HookAfterTheRestoreThrows_IsARestoreError()
    {
        _harness.Hooks.AddAfterRestore(static () => throw new FormatException("stale"));

        await Assert.ThrowsAsync<FormatException>(_harness.RunAsync);

        Assert.Equal(["GET restore/next", "POST restore/error"], _harness.Calls);
        Assert.Equal("Runtime.AfterRestoreError", _harness.Api.Calls[1].ErrorType);
        Assert.Equal("FormatException", _harness.Error().GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task RunAsync_RestoreIsRefused_EndsTheProcess()
    {
        _harness.Api.Answer("restore/next", HttpStatusCode.Forbidden);
        _harness.Hooks.AddAfterRestore(() => Note("after"));

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(_harness.RunAsync);

        Assert.Equal("/2018-06-01/runtime/restore/next", exception.Path);
        Assert.Empty(_order);
    }

    [Fact]
    public async Task SnapshotRestore_Registrations_ReachTheProcessesHooks()
    {
        SnapshotRestore.RegisterBeforeSnapshot(() => Note("before"));
        SnapshotRestore.RegisterAfterRestore(() => Note("after"));

        await SnapshotRestore.Hooks.RunBeforeSnapshotAsync();
        await SnapshotRestore.Hooks.RunAfterRestoreAsync();

        Assert.Equal(["before", "after"], _order);
    }

    private ValueTask Note(string step)
    {
        _order.Add(step);
        return ValueTask.CompletedTask;
    }
}
