using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The native build of the function, shared by the tests of a class.</summary>
public sealed class NativeBuild : IAsyncLifetime
{
    internal BuiltZip Zip { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // If the tests are skipped, the fixture must not fail.
        if (ToolCheck.SkipReason(Tools.Shell | Tools.NativeCompiler) is null)
        {
            Zip = await Packages.NativeAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
