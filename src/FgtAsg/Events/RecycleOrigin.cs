namespace FgtAsg.Events;

/// <summary>What asks for the fleet to be recycled.</summary>
internal enum RecycleOrigin
{
    /// <summary>The group was changed.</summary>
    Update,

    /// <summary>The schedule, for changes whose event was lost or that are none of the group's (a new template version under <c>$Latest</c>).</summary>
    Schedule,

    /// <summary>A person.</summary>
    Hand,
}
