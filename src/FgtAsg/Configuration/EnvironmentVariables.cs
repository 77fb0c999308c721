using System.Collections;

namespace FgtAsg.Configuration;

internal static class EnvironmentVariables
{
    public static IReadOnlyDictionary<string, string> All() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
