namespace FgtAsg.Recycle;

/// <summary>An instance of the group, as Auto Scaling describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TemplateId">The launch template that it was launched from; null where it was another way.</param>
/// <param name="Version">That template's version: a number.</param>
/// <param name="State">Its lifecycle state.</param>
/// <param name="IsHealthy">Whether its health status is <c>Healthy</c>.</param>
/// <param name="IsPrimary">Whether it carries the tag <c>fgt-asg:role=primary</c>.</param>
internal sealed record GroupMemberView(string Id, string? TemplateId, string? Version, string State, bool IsHealthy, bool IsPrimary)
{
    public bool IsReady => State == "InService" && IsHealthy;

    public bool IsInService => State == "InService";

    /// <summary>On its way out of the group.</summary>
    public bool IsLeaving => State.StartsWith("Terminat", StringComparison.Ordinal) || State.StartsWith("Detach", StringComparison.Ordinal);

    /// <summary>A person took it out of service, and has it in hand.</summary>
    public bool IsStandby => State is "Standby" or "EnteringStandby";

    /// <summary>Counts towards the desired capacity.</summary>
    public bool IsStaying => !IsLeaving && !IsStandby;
}
