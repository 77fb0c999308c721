using System.Reflection;

namespace FgtAsg.Sandbox.LambdaHost;

internal static class BuiltFunction
{
    /// <summary>Where the build put the function's assembly.</summary>
    public static string Path { get; } = typeof(BuiltFunction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "FunctionAssembly").Value!;
}
