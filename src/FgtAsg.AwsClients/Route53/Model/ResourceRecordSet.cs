#nullable disable

namespace Amazon.Route53.Model;

/// <summary>
/// All values of one name and type, or the part of them with one <see cref="SetIdentifier"/>. A DELETE must contain exactly the existing
/// values and TTL.
/// </summary>
public class ResourceRecordSet
{
    /// <summary>
    /// Whether this is a multivalue answer record: Route 53 returns up to eight sets of one name and type. It then has a
    /// <see cref="SetIdentifier"/>.
    /// </summary>
    public bool? MultiValueAnswer { get; set; }

    /// <summary>The full name, with or without the dot at its end. Route 53 stores it in lower case.</summary>
    public string Name { get; set; }

    public List<ResourceRecord> ResourceRecords { get; set; }

    /// <summary>Distinguishes sets of one name and type; 1 to 128 characters. Null if there is only one set.</summary>
    public string SetIdentifier { get; set; }

    /// <summary>Seconds.</summary>
    public long? TTL { get; set; }

    public RRType Type { get; set; }
}
