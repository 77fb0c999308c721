#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>A filter of a describe call. Several filters are combined with AND, the values of one filter with OR.</summary>
public class Filter
{
    public string Name { get; set; }

    public List<string> Values { get; set; }
}
