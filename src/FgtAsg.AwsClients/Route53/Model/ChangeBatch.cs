#nullable disable

namespace Amazon.Route53.Model;

public class ChangeBatch
{
    /// <summary>At most 1000 records; a record of an UPSERT counts twice.</summary>
    public List<Change> Changes { get; set; }

    public string Comment { get; set; }
}
