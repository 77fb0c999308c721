#nullable disable

namespace Amazon.Route53.Model;

/// <summary>All values of one name and type. A DELETE names the very values and TTL that are there.</summary>
public class ResourceRecordSet
{
    /// <summary>The full name, with or without the dot at its end. Route 53 keeps it in lower case.</summary>
    public string Name { get; set; }

    public List<ResourceRecord> ResourceRecords { get; set; }

    /// <summary>Seconds.</summary>
    public long? TTL { get; set; }

    public RRType Type { get; set; }
}
