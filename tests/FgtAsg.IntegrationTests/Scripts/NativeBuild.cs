using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The function as a native executable, of the framework whose native compiler every package feed has.</summary>
public sealed class NativeBuild : IAsyncLifetime
{
    internal BuiltZip Zip { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Where the tests are skipped, the fixture must not fail.
        if (NativeFactAttribute.SkipReason is null)
        {
            Zip = await BuiltZip.BuildAsync(Repository.Root, "--aot", "--framework", "net9.0", "--arch", NativeFactAttribute.Machine);
        }
    }

    public Task DisposeAsync()
    {
        Zip?.Dispose();
        return Task.CompletedTask;
    }
}
