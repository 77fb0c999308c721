namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>Files in the form of the vendor's licences, which license nothing.</summary>
public static class LicenseText
{
    internal const string Begin = "-----BEGIN FGT VM LICENSE-----";
    internal const string End = "-----END FGT VM LICENSE-----";

    /// <param name="content">One or more lines of plain text: two licences of different contents are two.</param>
    public static string Of(string content) => $"{Begin}\n{content}\n{End}\n";
}
