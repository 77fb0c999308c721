#nullable disable

namespace Amazon.EC2.Model;

/// <summary>A condition on what a describe call returns; conditions are combined with AND, a condition's values with OR.</summary>
public class Filter
{
    public string Name { get; set; }

    /// <summary>Alternatives; any of them matches. <c>*</c> and <c>?</c> are wildcards.</summary>
    public List<string> Values { get; set; }
}
