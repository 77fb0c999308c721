using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>What is wrong with a launch template's version.</summary>
public enum LaunchTemplateDefect
{
    None,

    /// <summary>Its instances come into service, and <see cref="CloudOptions.UnhealthyDelay"/> later their health check fails for good.</summary>
    BecomesUnhealthy,

    /// <summary>EC2 refuses to launch it (the image does not exist): every launch is an unsuccessful one, without an instance.</summary>
    LaunchRefused,
}
