namespace FgtAsg.AwsClients.Pipeline;

/// <summary>The beginning of a body as one line, for an exception's message.</summary>
internal static class Excerpt
{
    private const int MaxLength = 300;

    public static string Of(string body)
    {
        var start = body.Length > MaxLength * 4 ? body[..(MaxLength * 4)] : body;
        var line = string.Join(' ', start.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > MaxLength ? line[..MaxLength] + "..." : line;
    }
}
