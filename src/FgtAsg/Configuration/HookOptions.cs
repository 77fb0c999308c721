namespace FgtAsg.Configuration;

/// <summary>The group's hooks that the function serves. Where one is named, every other one is somebody else's to complete.</summary>
internal sealed record HookOptions
{
    /// <summary>Null where it is not said: events of any launch hook are answered, and the sweep answers the group's only one.</summary>
    public string? LaunchName { get; init; }

    /// <summary>Null where it is not said, as with the launch hook.</summary>
    public string? TerminateName { get; init; }
}
