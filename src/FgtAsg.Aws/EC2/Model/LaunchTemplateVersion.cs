#nullable disable

namespace Amazon.EC2.Model;

/// <summary>One version of a launch template. What it launches is not read: only which one it is.</summary>
public class LaunchTemplateVersion
{
    /// <summary>UTC.</summary>
    public DateTime? CreateTime { get; set; }

    public string CreatedBy { get; set; }

    /// <summary>Whether <c>$Default</c> is this one.</summary>
    public bool? DefaultVersion { get; set; }

    public string LaunchTemplateId { get; set; }

    public string LaunchTemplateName { get; set; }

    public string VersionDescription { get; set; }

    public long? VersionNumber { get; set; }
}
