namespace FgtAsg.Recycle;

/// <summary>Reads the group and its tags, and checks that the group can be recycled.</summary>
internal sealed class RecyclableGroup(GroupReader reader, GroupChanges changes)
{
    /// <exception cref="RecycleRefusedException">Names every obstacle and its remedy.</exception>
    public async Task<(GroupView View, RecycleSettings Settings)> ReadAsync(StepContext step, RecycleRun? run)
    {
        var view = await reader.ReadAsync(step.Retry);
        var settings = RecycleTags.Read(view.Tags);
        var refreshes = await changes.RefreshesAsync(step.Retry);
        RecycleGuards.Check(settings, view, run?.Original?.Desired ?? view.Sizes.Desired, refreshes.Any(GroupChanges.IsActive));
        return (view, settings);
    }
}
