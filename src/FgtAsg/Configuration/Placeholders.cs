using System.Text;

namespace FgtAsg.Configuration;

/// <summary>Placeholders for a firewall's own values in a parameter, like <c>${hostname}</c>. <c>$${</c> is a literal <c>${</c>.</summary>
internal static class Placeholders
{
    public const string Hostname = "hostname";
    public const string Region = "region";
    public const string InstanceId = "instance_id";
    public const string Group = "group";
    public const string Expected = "${hostname}, ${region}, ${instance_id} or ${group}; $${ for a literal ${";

    private const string Opening = "${";

    public static readonly string[] Names = [Hostname, Region, InstanceId, Group];

    /// <param name="text">The text with placeholders. An unclosed placeholder counts as one without a name.</param>
    /// <param name="valueOf">Gives the value of a name.</param>
    public static string Fill(string text, Func<string, string> valueOf)
    {
        var filled = new StringBuilder();
        var from = 0;
        while (text.IndexOf(Opening, from, StringComparison.Ordinal) is var start and >= 0)
        {
            if (start > from && text[start - 1] == '$')
            {
                filled.Append(text, from, start - 1 - from).Append(Opening);
                from = start + Opening.Length;
                continue;
            }

            var end = text.IndexOf('}', start);
            filled.Append(text, from, start - from).Append(valueOf(end < 0 ? "" : text[(start + Opening.Length)..end]));
            from = end < 0 ? text.Length : end + 1;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }
}
