#nullable disable

namespace Amazon.Route53.Model;

public class Change
{
    public ChangeAction Action { get; set; }

    public ResourceRecordSet ResourceRecordSet { get; set; }
}
