using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>The repair of a finding, as if the lost event had arrived.</summary>
internal abstract record SweepRepair
{
    private SweepRepair()
    {
    }

    /// <summary>For an instance that has ended.</summary>
    internal sealed record CleanUp(InstanceId InstanceId) : SweepRepair;

    /// <summary>For an instance that one of these hooks holds. Auto Scaling says which one.</summary>
    internal sealed record AnswerHook(InstanceId InstanceId, IReadOnlyList<HookWait> Possible) : SweepRepair;

    /// <summary>For an instance that passed this hook without the work that the hook's event requests.</summary>
    internal sealed record CatchUp(InstanceId InstanceId, HookWait Missed) : SweepRepair;

    /// <summary>For an instance that went into service.</summary>
    internal sealed record Confirm(InstanceId InstanceId) : SweepRepair;

    /// <summary>For tags that a long-suspended delivery wrote from an outdated state.</summary>
    internal sealed record ShowHoldings(InstanceId InstanceId) : SweepRepair;

    /// <summary>For a track file whose writer died while it held the lock, and that nobody has written since.</summary>
    internal sealed record FreeLock : SweepRepair;

    internal sealed record ReturnItem(InstanceId Holder, PoolKind Kind, string Name) : SweepRepair;

    /// <summary>For a license file that arrived, disappeared, or has other content.</summary>
    internal sealed record TakeIn(LicenseFile File) : SweepRepair;

    internal sealed record ReadLicenses : SweepRepair;
}
