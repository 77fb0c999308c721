namespace FgtAsg.Tests.Simulation.Mutants;

internal static class Files
{
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    /// <param name="except">Names of folders directly in <paramref name="from"/> that are not copied.</param>
    public static void CopyFolder(string from, string to, string[] except)
    {
        foreach (var file in Directory.EnumerateFiles(from))
        {
            Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        var folders = Directory.EnumerateDirectories(from)
            .Where(folder => !except.Contains(Path.GetFileName(folder), StringComparer.Ordinal));
        foreach (var folder in folders)
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)), except: []);
        }
    }

    public static bool AreSame(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
