#nullable disable

namespace Amazon.EC2.Model;

public class Placement
{
    public string AvailabilityZone { get; set; }

    public string AvailabilityZoneId { get; set; }

    public string GroupName { get; set; }

    public Tenancy Tenancy { get; set; }
}
