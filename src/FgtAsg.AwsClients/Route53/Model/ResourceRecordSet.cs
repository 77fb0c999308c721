#nullable disable

namespace Amazon.Route53.Model;

/// <summary>All values of one name and type, or of one part of these by <see cref="SetIdentifier"/>. A DELETE names the very values and TTL that are there.</summary>
public class ResourceRecordSet
{
    /// <summary>Whether Route 53 answers with this set among the others of its name and type, with up to eight of them. It has a <see cref="SetIdentifier"/> then.</summary>
    public bool? MultiValueAnswer { get; set; }

    /// <summary>The full name, with or without the dot at its end. Route 53 keeps it in lower case.</summary>
    public string Name { get; set; }

    public List<ResourceRecord> ResourceRecords { get; set; }

    /// <summary>Tells sets of one name and type apart; 1 to 128 characters. Null where there is but one.</summary>
    public string SetIdentifier { get; set; }

    /// <summary>Seconds.</summary>
    public long? TTL { get; set; }

    public RRType Type { get; set; }
}
