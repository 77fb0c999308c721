#nullable disable

namespace Amazon.Route53.Model;

public class ChangeInfo
{
    public string Comment { get; set; }

    /// <summary><c>/change/C2682N5HXP0BZ4</c></summary>
    public string Id { get; set; }

    /// <summary><c>PENDING</c> until all DNS servers of Route 53 have the change, which takes about a minute.</summary>
    public ChangeStatus Status { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? SubmittedAt { get; set; }
}
