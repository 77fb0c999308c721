#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class InstanceInformation
{
    public string AgentVersion { get; set; }

    public string InstanceId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastPingDateTime { get; set; }

    /// <summary><c>Online</c> where the agent reported within the last minutes.</summary>
    public PingStatus PingStatus { get; set; }

    public PlatformType PlatformType { get; set; }
}
