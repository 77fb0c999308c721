using System.Reflection;

namespace FgtAsg;

/// <summary>The version of this build, such as <c>1.2.0</c>: <c>Version</c> in Directory.Build.props.</summary>
internal static class FunctionVersion
{
    public static string Text { get; } =
        typeof(FunctionVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
