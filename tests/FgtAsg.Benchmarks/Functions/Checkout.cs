using FgtAsg.Benchmarks.Commands;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>The checkout from which this program was built.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FgtAsg.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new CannotRunException("There is no FgtAsg.sln above this program: run it in a checkout.");
    }
}
