using System.Reflection;

namespace FgtAsg.Tests.OfficialSignatures;

/// <summary>The lists in this folder. The first lines of each list name its source.</summary>
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

    /// <summary>Reads a list: a namespace, then its types. The members of a type are indented below it.</summary>
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
