namespace FgtAsg.Benchmarks.Functions;

/// <summary>A build of the function as it is deployed.</summary>
/// <param name="Name">For example <c>ReadyToRun</c>.</param>
/// <param name="Program">The program to start: an assembly for <c>dotnet</c>, or an executable.</param>
/// <param name="ZipBytes">The size of its zip.</param>
/// <param name="IsNative">Whether it is a native executable.</param>
/// <param name="IsEarlier">Whether it was built from earlier sources, for comparison.</param>
internal sealed record FunctionBuild(string Name, string Program, long ZipBytes, bool IsNative, bool IsEarlier);
