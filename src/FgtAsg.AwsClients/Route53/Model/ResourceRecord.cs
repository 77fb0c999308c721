#nullable disable

namespace Amazon.Route53.Model;

public class ResourceRecord
{
    /// <summary>An address for A and AAAA; otherwise the text form of the record type.</summary>
    public string Value { get; set; }
}
