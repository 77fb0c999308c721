#nullable disable

namespace Amazon.Route53.Model;

public class ResourceRecord
{
    /// <summary>An address for A and AAAA; the text form of the type otherwise.</summary>
    public string Value { get; set; }
}
