using System.Text;

namespace FgtAsg.Tests.Events;

/// <summary>Reads the events in <c>Fixtures</c> by file name, without the extension.</summary>
internal static class Fixture
{
    public static IEnumerable<string> Names => typeof(Fixture).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Fixtures/", StringComparison.Ordinal))
        .Select(name => Path.GetFileNameWithoutExtension(name));

    public static string Text(string name)
    {
        using var stream = typeof(Fixture).Assembly.GetManifestResourceStream($"Fixtures/{name}.json")
            ?? throw new ArgumentException($"There is no fixture '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static byte[] Bytes(string name) => Encoding.UTF8.GetBytes(Text(name));
}
