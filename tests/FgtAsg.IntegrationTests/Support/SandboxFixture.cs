using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Moto;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>One moto for all tests of the collection; each test starts its own local AWS around it, which takes milliseconds.</summary>
/// <remarks>Buckets and tables are shared: name them with <see cref="UniqueName"/>.</remarks>
public sealed class SandboxFixture : IAsyncLifetime
{
    private MotoServer? _moto;

    public MotoServer Moto => _moto ?? throw new InvalidOperationException($"There is no moto: {SandboxAvailability.SkipReason}");

    public static string UniqueName(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    public async Task InitializeAsync()
    {
        // Where the tests are skipped, the fixture must not fail.
        if (SandboxAvailability.SkipReason is null)
        {
            _moto = await MotoServer.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (_moto is not null)
        {
            await _moto.DisposeAsync();
        }
    }

    /// <summary>A local AWS around the shared moto; the caller disposes it.</summary>
    public Task<LocalAws> StartAsync(Func<LocalAwsOptions, LocalAwsOptions>? configure = null)
    {
        var options = new LocalAwsOptions { SharedMoto = Moto };
        return LocalAws.StartAsync(configure?.Invoke(options) ?? options);
    }
}
