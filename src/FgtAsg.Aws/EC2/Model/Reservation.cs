#nullable disable

namespace Amazon.EC2.Model;

public class Reservation
{
    public List<GroupIdentifier> Groups { get; set; }

    public List<Instance> Instances { get; set; }

    public string OwnerId { get; set; }

    public string RequesterId { get; set; }

    public string ReservationId { get; set; }
}
