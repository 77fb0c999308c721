using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The function as it is deployed, built once for all tests that want it, and deleted when they end.</summary>
internal static class SharedZip
{
    private static readonly Lazy<Task<BuiltZip>> Build = new(BuildAsync);

    public static Task<BuiltZip> GetAsync() => Build.Value;

    private static async Task<BuiltZip> BuildAsync()
    {
        var zip = await BuiltZip.BuildAsync(Repository.Root);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => zip.Dispose();
        return zip;
    }
}
