#nullable disable

namespace Amazon.EC2.Model;

public class Region
{
    public string Endpoint { get; set; }

    /// <summary><c>opt-in-not-required</c>, <c>opted-in</c> or <c>not-opted-in</c>.</summary>
    public string OptInStatus { get; set; }

    public string RegionName { get; set; }
}
