using System.Net;
using FgtAsg.LambdaRuntime.RuntimeApi;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class InitializationTests : IDisposable
{
    private readonly RuntimeHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task RunAsync_Initializer_RunsOnceBeforeTheFirstEvent()
    {
        _harness.WithEvent("r-1").WithEvent("r-2");
        var callsSeen = new List<int>();
        _harness.Initializer = () =>
        {
            callsSeen.Add(_harness.Calls.Count);
            return Task.FromResult(true);
        };

        await _harness.RunAsync();

        Assert.Equal([0], callsSeen);
    }

    /// <summary>An initializer that throws OperationCanceledException has failed, too. It is not a shutdown.</summary>
    [Theory]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task RunAsync_InitializerThrows_ReportsItAndThrows(Type type)
    {
        _harness.WithEvent();
        _harness.Initializer = () => throw (Exception)Activator.CreateInstance(type, "asg_name is missing")!;

        var exception = await Assert.ThrowsAsync(type, _harness.RunAsync);

        Assert.Equal("asg_name is missing", exception.Message);
        Assert.Equal(["POST init/error"], _harness.Calls);
        Assert.Equal(type.Name, _harness.Api.Calls[0].ErrorType);
        Assert.Equal("asg_name is missing", _harness.Error("init/error").GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task RunAsync_InitializerReturnsFalse_ReportsItAndThrows()
    {
        _harness.WithEvent();
        _harness.Initializer = static () => Task.FromResult(false);

        await Assert.ThrowsAsync<InvalidOperationException>(_harness.RunAsync);

        Assert.Equal(["POST init/error"], _harness.Calls);
    }

    [Fact]
    public async Task RunAsync_InitializerThrowsAndTheReportFails_ReportsBoth()
    {
        _harness.Api.Answer("init/error", HttpStatusCode.Forbidden);
        _harness.Initializer = static () => throw new FormatException("asg_name is missing");

        var exception = await Assert.ThrowsAsync<AggregateException>(_harness.RunAsync);

        Assert.Collection(
            exception.InnerExceptions,
            static first => Assert.IsType<FormatException>(first),
            static second => Assert.Equal(HttpStatusCode.Forbidden, Assert.IsType<RuntimeApiException>(second).StatusCode));
    }
}
