#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>
/// Starts a refresh. The service refuses a second one while another is in progress, so a repeated call does not start two.
/// </summary>
public class StartInstanceRefreshRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public RefreshPreferences Preferences { get; set; }

    public RefreshStrategy Strategy { get; set; }
}
