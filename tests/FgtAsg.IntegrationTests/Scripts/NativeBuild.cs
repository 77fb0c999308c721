using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The function as a native executable, for the classes that test it.</summary>
public sealed class NativeBuild : IAsyncLifetime
{
    internal BuiltZip Zip { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Where the tests are skipped, the fixture must not fail.
        if (ToolCheck.SkipReason(Tools.Shell | Tools.NativeCompiler) is null)
        {
            Zip = await Packages.NativeAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
