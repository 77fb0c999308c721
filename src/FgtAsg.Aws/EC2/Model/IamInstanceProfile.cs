#nullable disable

namespace Amazon.EC2.Model;

public class IamInstanceProfile
{
    public string Arn { get; set; }

    public string Id { get; set; }
}
