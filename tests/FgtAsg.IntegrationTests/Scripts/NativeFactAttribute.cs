using System.Runtime.InteropServices;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A fact that needs the local AWS and a native build for Amazon Linux, which only Linux can make.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = SkipReason;

    public static string? SkipReason => OperatingSystem.IsLinux() ? SandboxAvailability.SkipReason : "A native build for Lambda needs Linux.";

    /// <summary>The machine's architecture as build-lambda.sh names it.</summary>
    public static string Machine => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
}
