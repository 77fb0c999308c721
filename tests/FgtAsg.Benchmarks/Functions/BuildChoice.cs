namespace FgtAsg.Benchmarks.Functions;

/// <summary>Which builds of the function are measured, and which of them are there already.</summary>
internal sealed record BuildChoice(FileInfo? ReadyToRunZip, FileInfo? NativeZip, bool SkipNative);
