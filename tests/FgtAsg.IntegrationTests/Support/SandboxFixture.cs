using FgtAsg.Sandbox.Moto;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>One moto for all tests of the collection; each test has its own sandbox, bucket and group besides.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private MotoServer? _moto;

    public MotoServer Moto => _moto ?? throw new InvalidOperationException("moto is not started.");

    public async Task InitializeAsync()
    {
        if (SandboxAvailability.ReasonToSkip is null)
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
}
