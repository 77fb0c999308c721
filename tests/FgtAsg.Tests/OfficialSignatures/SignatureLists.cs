using System.Reflection;

namespace FgtAsg.Tests.OfficialSignatures;

/// <summary>The lists beside this file. Each says in its first lines which source it was read from.</summary>
internal static class SignatureLists
{
    public static IReadOnlyCollection<string> All { get; } = [.. Read()];

    private static IEnumerable<string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("OfficialSignatures/", StringComparison.Ordinal))
            .SelectMany(name => Read(assembly.GetManifestResourceStream(name)!));
    }

    /// <summary>A namespace, then its types, each with its members below it and indented.</summary>
    private static IEnumerable<string> Read(Stream list)
    {
        using var reader = new StreamReader(list);
        var (space, type) = ("", "");
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..];
            }
            else if (line.StartsWith(' '))
            {
                yield return Signature.OfMember(space, type, line.Trim());
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                type = line;
                yield return Signature.OfType(space, type);
            }
        }
    }
}
