using System.CommandLine;

namespace FgtAsg.Cli.Commands;

internal static class CommonOptions
{
    /// <summary>Any build of the function can be shown and tried: the published one, a native one.</summary>
    public static readonly Option<FileInfo?> Function = new("--function")
    {
        Description = "Run this build of the function (FgtAsg.dll, or an executable) instead of the one that was built along.",
    };
}
