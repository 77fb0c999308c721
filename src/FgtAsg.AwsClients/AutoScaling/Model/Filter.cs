#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>A condition on what a describe call returns; conditions are combined with AND, a condition's values with OR.</summary>
public class Filter
{
    public string Name { get; set; }

    public List<string> Values { get; set; }
}
