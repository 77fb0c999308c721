namespace FgtAsg.Lifecycle;

/// <summary>Where the group sees one of its instances, as far as a decision depends on it.</summary>
internal enum GroupMembership
{
    /// <summary>Auto Scaling does not know the instance (any more).</summary>
    Unknown,

    /// <summary>On its way in: Pending and its waiting forms.</summary>
    Joining,

    /// <summary>In service, or let through to be so.</summary>
    InService,

    /// <summary>On its way out, or gone.</summary>
    Leaving,
}
