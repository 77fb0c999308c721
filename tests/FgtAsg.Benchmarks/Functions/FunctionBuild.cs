namespace FgtAsg.Benchmarks.Functions;

/// <summary>The function as it is deployed.</summary>
/// <param name="Name">Such as <c>ReadyToRun</c>.</param>
/// <param name="Program">What is started: an assembly for <c>dotnet</c>, or an executable.</param>
/// <param name="ZipBytes">The length of the zip that it came from.</param>
/// <param name="IsNative">Whether it is a native executable.</param>
/// <param name="IsEarlier">Whether it is of an earlier state of the sources, and measured beside to compare with.</param>
internal sealed record FunctionBuild(string Name, string Program, long ZipBytes, bool IsNative, bool IsEarlier);
