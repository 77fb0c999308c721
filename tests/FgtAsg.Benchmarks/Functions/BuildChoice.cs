namespace FgtAsg.Benchmarks.Functions;

/// <summary>Which builds of the function are measured, and which of them are there already.</summary>
internal sealed record BuildChoice(FileInfo? ReadyToRunZip, FileInfo? NativeZip, FileInfo? EarlierZip, FileInfo? EarlierNativeZip, bool SkipNative)
{
    public IEnumerable<FileInfo> Given => new[] { ReadyToRunZip, NativeZip, EarlierZip, EarlierNativeZip }.OfType<FileInfo>();
}
