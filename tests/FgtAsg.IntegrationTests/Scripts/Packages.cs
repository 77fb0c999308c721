namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>
/// The deployment packages of the function. Each is built when the first test needs it, shared by all tests, and deleted at the end.
/// </summary>
internal static class Packages
{
    private static readonly Lazy<Task<BuiltZip>> ReadyToRun = new(() => BuildAsync());
    private static readonly Lazy<Task<BuiltZip>> Native = new(() => BuildAsync("--aot", "--arch", Machine));

    /// <summary>This machine's architecture, as build-lambda.sh names it.</summary>
    public static string Machine =>
        System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64
            ? "arm64"
            : "x64";

    public static Task<BuiltZip> ReadyToRunAsync() => ReadyToRun.Value;

    public static Task<BuiltZip> NativeAsync() => Native.Value;

    private static async Task<BuiltZip> BuildAsync(params string[] arguments)
    {
        var zip = await BuiltZip.BuildAsync(Repository.Root, arguments);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => zip.Dispose();
        return zip;
    }
}
