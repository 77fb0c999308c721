namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>An interface on an instance.</summary>
public sealed record CloudAttachment
{
    public required string Id { get; init; }

    public required string InstanceId { get; init; }

    public required int DeviceIndex { get; init; }

    public int NetworkCardIndex { get; init; }

    /// <summary><c>attaching</c>, <c>attached</c> or <c>detaching</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset AttachTime { get; init; }

    /// <summary>False for an interface attached later, until it is set.</summary>
    public bool DeleteOnTermination { get; init; }
}
