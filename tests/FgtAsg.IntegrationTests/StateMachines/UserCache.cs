namespace FgtAsg.IntegrationTests.StateMachines;

internal static class UserCache
{
    /// <summary>The tests' folder in the user's cache: XDG on Linux, Library/Caches on macOS, LocalApplicationData on Windows.</summary>
    public static string Directory => Path.Combine(Root(), "fgt-asg");

    private static string Root()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache))
        {
            return cache;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
    }
}
