using System.ComponentModel;
using System.Diagnostics;

namespace FgtAsg.TestSupport;

/// <summary>A Python interpreter with moto's server. boto3 and botocore come with it.</summary>
internal static class MotoPython
{
    private const string Needed = "There is no Python with moto 5. Install it: python3 -m pip install \"moto[server]==5.2.1\".";
    private const string Probe = "import boto3, flask, flask_cors, moto, sys; sys.exit(moto.__version__.split('.')[0] != '5')";

    private static readonly Lazy<string?> Found = new(() => Array.Find(["python3", "python"], HasMoto));

    /// <exception cref="InvalidOperationException">No such Python was found; the message says what to install.</exception>
    public static string Path => Found.Value ?? throw new InvalidOperationException(Needed);

    /// <summary>Why no such Python was found; null if one was found.</summary>
    public static string? Problem => Found.Value is null ? Needed : null;

    private static bool HasMoto(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", Probe])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
