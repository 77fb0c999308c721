using FgtAsg.Sandbox;
using FgtAsg.IntegrationTests.Moto;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>One moto for all test classes, which run side by side. Each test starts its own local AWS around it, which takes milliseconds.</summary>
/// <remarks>Buckets and tables are shared: name them with <see cref="UniqueName"/>.</remarks>
public sealed class SandboxFixture : IAsyncLifetime
{
    /// <summary>It ends with this process: its launcher ends when its standard input does.</summary>
    private static readonly Lazy<Task<MotoServer>> Shared = new(() => MotoServer.StartAsync());

    private MotoServer? _moto;

    public MotoServer Moto => _moto ?? throw new InvalidOperationException($"There is no moto: {MotoInterpreter.Problem}");

    public static string UniqueName(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    public async Task InitializeAsync()
    {
        // Where the tests are skipped, the fixture must not fail.
        if (ToolCheck.SkipReason(Tools.Moto) is null)
        {
            _moto = await Shared.Value;
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A local AWS around the shared moto; the caller disposes it.</summary>
    public Task<LocalAws> StartAsync(Func<LocalAwsOptions, LocalAwsOptions>? configure = null)
    {
        var options = new LocalAwsOptions { SharedMoto = Moto };
        return LocalAws.StartAsync(configure?.Invoke(options) ?? options);
    }
}
