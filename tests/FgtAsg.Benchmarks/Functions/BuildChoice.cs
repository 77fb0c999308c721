namespace FgtAsg.Benchmarks.Functions;

/// <summary>The builds of the function to measure, and the zips that exist already.</summary>
internal sealed record BuildChoice(
    FileInfo? ReadyToRunZip, FileInfo? NativeZip, FileInfo? EarlierZip, FileInfo? EarlierNativeZip, bool SkipNative)
{
    public IEnumerable<FileInfo> Given => new[] { ReadyToRunZip, NativeZip, EarlierZip, EarlierNativeZip }.OfType<FileInfo>();
}
